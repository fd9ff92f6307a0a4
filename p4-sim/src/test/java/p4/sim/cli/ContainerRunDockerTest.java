package p4.sim.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import p4.sim.cluster.container.Engine;
import p4.sim.cluster.container.Ownership;

/** The program with {@code --driver container}, as a user starts it and as a user may end it. */
@Tag("docker")
@Timeout(300)
class ContainerRunDockerTest {

    private static final Path JAR = Path.of("target/p4-sim.jar");
    private static final Path SMOKE = Path.of("../scenarios/smoke.yaml");
    private static final Path LONG = Path.of("../scenarios/downloads.yaml");
    private static final int BROKEN = 70;

    /** What a report says of a laboratory that was too late, and of the whole run then. */
    private static final Pattern LATE = Pattern.compile("the laboratory itself|, seed ");

    private static final Duration UP = Duration.ofMinutes(2);

    @TempDir
    private Path folder;

    private Process lab;

    @AfterEach
    void clear() throws InterruptedException {
        lab.destroyForcibly().waitFor();
        List<String> unused = Engine.find().sweep();
    }

    @Test
    void theSmokeScenarioHoldsInContainers() throws Exception {
        start(SMOKE, Map.of());

        mustHoldItsPromises();
    }

    @Test
    void whateverIsDoneToContainersIsObserved() throws Exception {
        Path rough = Files.writeString(folder.resolve("rough.yaml"), """
                scenario: rough
                why: One of every fault that a container can suffer.
                seed: 5
                tracker: { lease: 4s, heartbeat: 1s }
                peers:
                  - { group: seeders, count: 3, share: { files: 8, bytes: 1KiB..64KiB, copies: 2 } }
                  - { group: leechers, count: 2 }
                workload:
                  - fetch: { by: leechers, rate: 3/s }
                  - fetch: { by: leechers, rate: 1/s fixed, token: forged }
                faults:
                  - crash: { at: 1s, who: 1 of seeders, restart: after 3s }
                  - freeze: { at: 2s, who: 1 of seeders, for: 3s }
                  - change-files: { at: 3s, who: 1 of seeders }
                  - tracker-outage: { at: 8s, for: 2s }
                  - tracker-restart: { at: 14s, down: 1s }
                checks:
                  always: [ no-bytes-without-a-valid-ticket, no-corrupt-file, no-handout-after-expiry, no-foreign-ticket-accepted ]
                  eventually: { within: 20s, hold: [ everyone-registered, every-file-fetchable ] }
                  at-end: [ every-forgery-refused-401, "crash-count >= 1", faults-observed ]
                duration: 18s
                """);

        start(rough, Map.of());

        mustHoldItsPromises();
    }

    @ParameterizedTest(name = "SIG{0}, once it says {2}")
    @CsvSource({"INT, 130, peers for", "TERM, 143, peers for", "INT, 130, online"})
    void whoEndsTheLaboratoryFindsNothingLeft(String signal, int code, String word)
            throws Exception {
        start(LONG, Map.of());
        await().atMost(UP).until(() -> made().count() > 3 && said().contains(word));

        signal(signal);

        assertThat(ended()).isEqualTo(code);
        assertThat(made()).isEmpty();
    }

    @Test
    void whatAKilledLaboratoryLeftIsSweptByTheNext() throws Exception {
        start(SMOKE, Map.of());
        await().atMost(UP).until(() -> made().count() > 3);

        lab.destroyForcibly().waitFor();
        assertThat(made()).isNotEmpty();
        List<String> swept = Engine.find().sweep();

        assertThat(swept).isNotEmpty();
        assertThat(made()).isEmpty();
    }

    @Test
    void noEngineIsSaidInOneLine() throws Exception {
        start(SMOKE, Map.of("DOCKER_HOST", "unix:///nowhere.sock"));

        assertThat(ended()).isEqualTo(BROKEN);
        assertThat(said())
                .isEqualTo(
                        "driver container: found no container engine that answers, expected one at"
                                + " unix:///nowhere.sock; the drivers inprocess and virtual need none\n");
    }

    @Test
    void noImageIsSaidInOneLine() throws Exception {
        start(SMOKE, Map.of("P4_LAB_IMAGE", "p4-nobody:never"));

        assertThat(ended()).isEqualTo(BROKEN);
        assertThat(said())
                .startsWith(
                        "driver container: found no image p4-nobody:never, expected it to be built")
                .hasLineCount(1);
    }

    /** On a busy machine the laboratory may be too late to prove it, but nothing is broken. */
    private void mustHoldItsPromises() throws Exception {
        int code = ended();

        assertThat(code).as(said()).isIn(0, 2);
        assertThat(said().lines().filter(line -> line.startsWith("unknown")))
                .allMatch(line -> LATE.matcher(line).find());
        assertThat(said()).doesNotContain("FAILED").contains("passed   every-file-fetchable");
        assertThat(made()).isEmpty();
    }

    private void start(Path scenario, Map<String, String> environment) throws IOException {
        var builder = new ProcessBuilder(
                "env",
                "--default-signal=INT", // which whoever runs the tests in the background ignores
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                JAR.toString(),
                scenario.toString(),
                "--driver",
                "container",
                "--results",
                folder.toString());
        builder.environment().putAll(environment);
        lab = builder.redirectErrorStream(true)
                .redirectOutput(folder.resolve("said").toFile())
                .start();
    }

    private void signal(String name) throws Exception {
        new ProcessBuilder("kill", "-" + name, Long.toString(lab.pid())).start().waitFor();
    }

    private int ended() throws InterruptedException {
        assertThat(lab.waitFor(240, TimeUnit.SECONDS)).as(said()).isTrue();
        return lab.exitValue();
    }

    private String said() {
        try {
            return Files.readString(folder.resolve("said"));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** What is on the engine by this laboratory. */
    private Stream<String> made() {
        var client = Engine.find().client();
        Stream<Map<String, String>> containers = client
                .listContainersCmd()
                .withShowAll(true)
                .withLabelFilter(List.of(Ownership.RUN))
                .exec()
                .stream()
                .map(one -> one.getLabels());
        Stream<Map<String, String>> networks =
                client.listNetworksCmd().withFilter("label", List.of(Ownership.RUN)).exec().stream()
                        .map(one -> one.getLabels());
        Stream<Map<String, String>> volumes = client
                .listVolumesCmd()
                .withFilter("label", List.of(Ownership.RUN))
                .exec()
                .getVolumes()
                .stream()
                .map(one -> one.getLabels());
        return Stream.of(containers, networks, volumes)
                .flatMap(some -> some)
                .map(labels -> labels.getOrDefault(Ownership.LAB, ""))
                .filter(owner -> owner.startsWith(lab.pid() + "-"));
    }
}
