package p4.sim.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
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

    private static final String SMOKE = "../scenarios/smoke.yaml";
    private static final int BROKEN = 70;

    private static final Duration UP = Duration.ofMinutes(2);

    private static final String LONG = """
            scenario: long
            why: A run that does not end by itself for as long as a test takes.
            peers:
              - { group: seeders, count: 1, share: { files: 2, bytes: 1KiB, copies: 1 } }
              - { group: leechers, count: 2 }
            workload: [ fetch: { by: leechers, rate: 1/s } ]
            checks: { always: [ no-corrupt-file ] }
            duration: 4m
            """;

    @TempDir
    private Path folder;

    private LabProcess lab;

    @AfterEach
    void clear() {
        lab.close();
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

        start(rough.toString(), Map.of());

        mustHoldItsPromises();
    }

    @ParameterizedTest(name = "SIG{0}, once it says {2}")
    @CsvSource({"INT, 130, peers for", "TERM, 143, peers for", "INT, 130, online"})
    void whoEndsTheLaboratoryFindsNothingLeft(String signal, int code, String word)
            throws Exception {
        Path scenario = Files.writeString(folder.resolve("long.yaml"), LONG);
        start(scenario.toString(), Map.of());
        await().atMost(UP).until(() -> made().count() > 3 && lab.said().contains(word));

        lab.signal(signal);

        assertThat(lab.ended()).isEqualTo(code);
        assertThat(made()).isEmpty();
    }

    @Test
    void whatAKilledLaboratoryLeftIsSweptByTheNext() throws Exception {
        start(SMOKE, Map.of());
        await().atMost(UP).until(() -> made().count() > 3);

        lab.close();
        assertThat(made()).isNotEmpty();
        List<String> swept = Engine.find().sweep();

        assertThat(swept).isNotEmpty();
        assertThat(made()).isEmpty();
    }

    @Test
    void noEngineIsSaidInOneLine() throws Exception {
        start(SMOKE, Map.of("DOCKER_HOST", "unix:///nowhere.sock"));

        assertThat(lab.ended()).isEqualTo(BROKEN);
        assertThat(lab.said())
                .isEqualTo(
                        "driver container: found no container engine that answers, expected one at"
                                + " unix:///nowhere.sock; the drivers inprocess and virtual need none\n");
    }

    @Test
    void noImageIsSaidInOneLine() throws Exception {
        start(SMOKE, Map.of("P4_LAB_IMAGE", "p4-nobody:never"));

        assertThat(lab.ended()).isEqualTo(BROKEN);
        assertThat(lab.said())
                .startsWith(
                        "driver container: found no image p4-nobody:never, expected it to be built")
                .hasLineCount(1);
    }

    private void mustHoldItsPromises() throws InterruptedException {
        lab.mustHoldItsPromises();
        assertThat(made()).isEmpty();
    }

    private void start(String scenario, Map<String, String> environment) throws IOException {
        lab = LabProcess.start(folder, List.of(), environment, scenario, "--driver", "container");
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
