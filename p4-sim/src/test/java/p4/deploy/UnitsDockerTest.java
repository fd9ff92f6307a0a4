package p4.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The units of {@code deploy/systemd}: systemd understands them, and what they start is a network. */
@Tag("docker")
class UnitsDockerTest {

    private static final Path UNITS = Program.TOP.resolve("deploy/systemd");
    private static final Duration SOON = Duration.ofSeconds(40);
    private static final int TERMINATED = 143;

    @TempDir
    Path folder;

    private final Deque<Process> running = new ArrayDeque<>();

    @AfterEach
    void stop() {
        running.forEach(Process::destroyForcibly);
    }

    @ParameterizedTest
    @ValueSource(strings = {"p4-tracker.service", "p4-peer.service"})
    void systemdUnderstandsTheUnitAndFindsItHardened(String unit) {
        String file = UNITS.resolve(unit).toString();

        String complaints = run("systemd-analyze", "verify", "--man=no", file).succeeded();
        String exposure = run(
                        "systemd-analyze", "security", "--offline=true", "--threshold=20", file)
                .succeeded();

        assertThat(complaints).isEmpty();
        assertThat(exposure).contains("Overall exposure level for " + unit).contains("OK");
    }

    @Test
    void whatTheUnitsStartIsANetworkAndEndsAsTheyExpect() throws Exception {
        write("etc/secret", "of-the-test");
        write("etc/tracker.yaml", "listen: 127.0.0.1:0\n");
        Path said = start("p4-tracker.service");
        await().atMost(SOON).until(() -> Files.readString(said).contains("\n"));
        String url = Files.readAllLines(said).get(0).replace("listening ", "");
        write("etc/peer.yaml", "tracker: " + url + "\nname: unit\n");
        write("state/share/plan.txt", "we meet at noon");

        Path peer = start("p4-peer.service");

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(program("ls", url)).contains("plan.txt"));
        assertThat(Files.readString(peer)).startsWith("listening ");
        for (Process process : running) {
            process.destroy();
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(TERMINATED);
        }
        assertThat(lines("p4-peer.service", "SuccessExitStatus")).containsExactly("143");
        assertThat(lines("p4-tracker.service", "SuccessExitStatus")).containsExactly("143");
    }

    /** Runs what {@code unit} starts, with its folders below ours; answers where it prints to. */
    private Path start(String unit) throws IOException {
        List<String> words = lines(unit, "ExecStart")
                .get(0)
                .lines()
                .flatMap(line -> Stream.of(line.split(" ", -1)))
                .filter(word -> !word.equals("$JAVA_OPTIONS"))
                .map(this::here)
                .toList();
        Path said = folder.resolve(unit + ".out");
        var builder =
                new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(said.toFile());
        builder.environment().put("P4_HOME", folder.resolve("home-" + unit).toString());
        running.push(builder.start());
        return said;
    }

    /** What stands for {@code word} where nothing is installed. */
    private String here(String word) {
        return word.replace("${CREDENTIALS_DIRECTORY}", folder.resolve("etc").toString())
                .replace("/var/lib/p4-peer", folder.resolve("state").toString())
                .replace("/etc/p4", folder.resolve("etc").toString())
                .replace("/usr/lib/p4/", Program.TOP.resolve("p4-runtime/target") + "/");
    }

    private String program(String word, String url) {
        return Program.node(
                        word, "--tracker=" + url, "--secret-file=" + folder.resolve("etc/secret"))
                .said();
    }

    private static List<String> lines(String unit, String key) throws IOException {
        return Files.readAllLines(UNITS.resolve(unit)).stream()
                .filter(line -> line.startsWith(key + "="))
                .map(line -> line.substring(key.length() + 1))
                .toList();
    }

    private void write(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static Program run(String... words) {
        return Program.run(Map.of(), List.of(words));
    }
}
