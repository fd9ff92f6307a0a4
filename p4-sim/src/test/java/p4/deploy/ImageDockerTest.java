package p4.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the images promise to whoever runs containers of them. */
@Tag("docker")
class ImageDockerTest {

    private static final String RUNTIME = "p4-runtime";
    private static final String LAB = "p4-lab";
    private static final long MIB = 1 << 20;
    private static final Duration SOON = Duration.ofSeconds(40);
    private static final List<String> NO_RIGHTS = List.of(
            "--cap-drop=ALL", "--security-opt=no-new-privileges", "--env=P4_SECRET=of-the-test");

    @TempDir
    Path folder;

    private Engine engine;

    @BeforeEach
    void open() throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        engine = Engine.open();
    }

    @AfterEach
    void close() {
        engine.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "https"})
    void aFileGoesFromPeerToPeer(String scheme) throws IOException {
        byte[] bytes = new byte[3_000_000];
        new Random(7).nextBytes(bytes);
        Files.write(share("holder").resolve("file"), bytes);
        startTracker(tls(scheme));
        startPeer("holder", scheme, tls(scheme));
        startPeer("asker", scheme, tls(scheme));
        awaitHealthy("tracker", "holder", "asker");

        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(engine.inside("asker", "ls", "--peer", "127.0.0.1:8001")
                                        .said())
                                .contains("file"));
        String said = engine.inside("asker", "get", "file", "--peer", "127.0.0.1:8001")
                .succeeded();

        assertThat(said).contains("fetched file").contains("from holder");
        assertThat(share("asker").resolve("file")).hasBinaryContent(bytes);
    }

    @Test
    void aNodeIsNobodyAndCanChangeNothing() throws IOException {
        startTracker(List.of());
        awaitHealthy("tracker");

        String status = Files.readString(process("tracker").resolve("status"));

        assertThat(status).containsPattern("Uid:\\s+10001\\s+10001\\s+10001\\s+10001");
        assertThat(status).containsPattern("CapEff:\\s+0000000000000000");
        assertThat(engine.field("tracker", "{{.HostConfig.ReadonlyRootfs}}")).isEqualTo("true");
        assertThat(engine.logs("tracker")).contains("listening http://0.0.0.0:8000");
    }

    @Test
    void noShellIsNeeded() {
        String entry = engine.fieldOfImage(RUNTIME, "{{json .Config.Entrypoint}}");
        String health = engine.fieldOfImage(RUNTIME, "{{json .Config.Healthcheck.Test}}");

        assertThat(entry).startsWith("[\"java\",");
        assertThat(health).startsWith("[\"CMD\",\"java\",");
    }

    @Test
    void anUnhealthyNodeIsSeen() {
        startPeer("lonely", "http", List.of());

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(
                                engine.inside("lonely", "health").said())
                        .isEqualTo("unwell: not on the network of http://tracker:8000 yet"));
        assertThat(engine.inside("lonely", "health").exit()).isEqualTo(1);
    }

    @Test
    void aNodeThatIsStoppedLeavesTheNetworkAtOnce() {
        startTracker(List.of());
        startPeer("peer", "http", List.of());
        awaitHealthy("tracker", "peer");
        String before = engine.inside("tracker", "health").said();

        engine.tell("stop", "--time=20", engine.container("peer"));
        String after = engine.inside("tracker", "health").said();
        engine.tell("stop", "--time=20", engine.container("tracker"));

        assertThat(before).isEqualTo("well: a tracker of peers: 1");
        assertThat(after).isEqualTo("well: a tracker of peers: 0");
        assertThat(engine.field("peer", "{{.State.ExitCode}}")).isEqualTo("143");
        assertThat(engine.field("tracker", "{{.State.ExitCode}}")).isEqualTo("143");
    }

    @Test
    void anIdlePeerTakesLittleMemory() throws IOException {
        startTracker(List.of());
        startPeer("peer", "http", List.of());
        awaitHealthy("tracker", "peer");

        assertThat(residentBytes("peer")).isBetween(16 * MIB, 96 * MIB);
    }

    @ParameterizedTest
    @ValueSource(strings = {RUNTIME, LAB})
    void theImageIsSmall(String image) {
        long bytes = Long.parseLong(engine.fieldOfImage(image, "{{.Size}}"));

        assertThat(bytes).isBetween(16 * MIB, 120 * MIB);
    }

    @Test
    void aMemberOfTheLaboratoryListensAndItsLinkCanBeShaped() throws IOException {
        String token = "--env=P4_MEMBER_TOKEN=" + "A".repeat(43);
        engine.start("member", List.of("--cap-drop=ALL", "--cap-add=NET_ADMIN", token), LAB);

        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(engine.logs("member")).contains("listening").contains("7400"));
        // Not netem, which not every kernel has; the program is the same.
        tc(
                "qdisc", "add", "dev", "eth0", "root", "tbf", "rate", "8mbit", "burst", "4kb",
                "latency", "50ms");
        String shaped = tc("qdisc", "show", "dev", "eth0");
        String status = Files.readString(process("member").resolve("status"));

        assertThat(shaped).contains("tbf").contains("rate 8Mbit");
        assertThat(status)
                .as("the member itself has no such right")
                .containsPattern("CapEff:\\s+0000000000000000");
    }

    private String tc(String... words) {
        String[] exec = {"exec", "-u", "0", engine.container("member"), "tc"};
        return engine.tell(Stream.concat(Stream.of(exec), Stream.of(words)).toArray(String[]::new));
    }

    private void startTracker(List<String> tls) {
        start(
                "tracker",
                List.of(),
                "tracker",
                List.of("--listen=0.0.0.0:8000", "--lab", "--any-address"),
                tls);
    }

    private void startPeer(String name, String scheme, List<String> tls) {
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
    private Path share(String name) {
        try {
            Path share = Files.createDirectories(folder.resolve(name));
            return Files.setPosixFilePermissions(
                    share, PosixFilePermissions.fromString("rwxrwxrwx"));
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        }
    }

    /** The options of a node for {@code scheme}; makes a certificate for all nodes if need be. */
    private List<String> tls(String scheme) throws IOException {
        if (scheme.equals("http")) return List.of();
        if (!Files.exists(folder.resolve("tracker.key"))) {
            String jar = Program.TOP.resolve("p4-runtime/target/p4-runtime.jar").toString();
            Program.run(
                            Map.of(),
                            List.of(
                                    "java",
                                    "-jar",
                                    jar,
                                    "ca",
                                    "--out=" + folder,
                                    "--host=tracker",
                                    "--host=holder",
                                    "--host=asker"))
                    .succeeded();
            Files.setPosixFilePermissions(
                    folder.resolve("tracker.key"), PosixFilePermissions.fromString("rw-r--r--"));
        }
        return List.of(
                "--tls-cert=/tls/tracker.crt",
                "--tls-key=/tls/tracker.key",
                "--tls-ca=/tls/ca.crt");
    }

    private void awaitHealthy(String... names) {
        for (String name : names) {
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(engine.field(name, "{{.State.Health.Status}}"))
                            .as(engine.logs(name))
                            .isEqualTo("healthy"));
        }
    }

    private long residentBytes(String name) throws IOException {
        return Files.readAllLines(process(name).resolve("status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
                .sum();
    }

    private Path process(String name) {
        return Path.of("/proc", engine.field(name, "{{.State.Pid}}"));
    }
}
