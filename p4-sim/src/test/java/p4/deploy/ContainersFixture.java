package p4.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A tracker and peers in containers, with all rights taken away; gone after each test. */
abstract class ContainersFixture {

    static final String RUNTIME = "p4-runtime";
    static final Duration SOON = Duration.ofSeconds(40);
    private static final List<String> NO_RIGHTS = List.of(
            "--cap-drop=ALL", "--security-opt=no-new-privileges", "--env=P4_SECRET=of-the-test");

    @TempDir
    Path folder;

    Engine engine;

    @BeforeEach
    void open() throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        engine = Engine.open();
    }

    @AfterEach
    void close() {
        engine.close();
    }

    final void startTracker(List<String> tls) {
        start(
                "tracker",
                List.of(),
                "tracker",
                List.of("--listen=0.0.0.0:8000", "--lab", "--any-address"),
                tls);
    }

    final void startPeer(String name, String scheme, List<String> tls) {
        start(
                name,
                List.of("--volume=" + share(name) + ":/share"),
                "peer",
                List.of(
                        "--tracker=" + scheme + "://tracker:8000",
                        "--listen=0.0.0.0:8001",
                        "--host=" + name,
                        "--name=" + name,
                        "--share=/share"),
                tls);
    }

    private void start(
            String name, List<String> mounts, String role, List<String> options, List<String> tls) {
        List<String> all = Stream.of(NO_RIGHTS, mounts, List.of("--volume=" + folder + ":/tls:ro"))
                .flatMap(List::stream)
                .toList();
        engine.start(
                name,
                all,
                Stream.of(List.of(RUNTIME, role), options, tls)
                        .flatMap(List::stream)
                        .toArray(String[]::new));
    }

    /** A folder that a container can write into, too. */
    final Path share(String name) {
        try {
            Path share = Files.createDirectories(folder.resolve(name));
            return Files.setPosixFilePermissions(
                    share, PosixFilePermissions.fromString("rwxrwxrwx"));
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot make a folder to share", failed);
        }
    }

    /** The options of a node for {@code scheme}; makes a certificate for all nodes if need be. */
    final List<String> tls(String scheme) throws IOException {
        if (scheme.equals("http")) return List.of();
        if (!Files.exists(folder.resolve("tracker.key"))) {
            Program.node("ca", "--out=" + folder, "--host=tracker", "--host=holder", "--host=asker")
                    .succeeded();
            Files.setPosixFilePermissions(
                    folder.resolve("tracker.key"), PosixFilePermissions.fromString("rw-r--r--"));
        }
        return List.of(
                "--tls-cert=/tls/tracker.crt",
                "--tls-key=/tls/tracker.key",
                "--tls-ca=/tls/ca.crt");
    }

    final void awaitHealthy(String... names) {
        for (String name : names) {
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(engine.field(name, "{{.State.Health.Status}}"))
                            .as(engine.logs(name))
                            .isEqualTo("healthy"));
        }
    }

    final long residentBytes(String name) throws IOException {
        return Files.readAllLines(process(name).resolve("status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
                .sum();
    }

    final Path process(String name) {
        return Path.of("/proc", engine.field(name, "{{.State.Pid}}"));
    }
}
