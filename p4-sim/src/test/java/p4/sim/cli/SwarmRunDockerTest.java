package p4.sim.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The program with {@code --driver swarm}, on two engines of this machine that are one swarm. */
@Tag("docker")
@Timeout(300)
class SwarmRunDockerTest {

    private static final String SMOKE = "../scenarios/smoke.yaml";
    private static final Path ENGINES = Path.of("../deploy/swarm/two-engines");
    private static final String IMAGE =
            System.getenv().getOrDefault("P4_LAB_IMAGE", "p4-lab:latest");
    private static final int BROKEN = 70;
    private static final Duration UP = Duration.ofMinutes(2);
    private static final Duration GONE = Duration.ofSeconds(30);

    private static final String ROUGH = """
            scenario: rough
            why: What a swarm can suffer, the loss of a machine included.
            seed: 5
            tracker: { lease: 4s, heartbeat: 1s }
            peers:
              - { group: seeders, count: 3, share: { files: 8, bytes: 1KiB..64KiB, copies: 2 } }
              - { group: leechers, count: 6 }
            workload:
              - fetch: { by: leechers, rate: 3/s }
              - fetch: { by: leechers, rate: 1/s fixed, token: forged }
            faults:
              - freeze: { at: 500ms, who: 1 of leechers, for: 2s }
              - drain: { at: 4s, for: 6s }
              - tracker-restart: { at: 14s, down: 1s }
            checks:
              always: [ no-bytes-without-a-valid-ticket, no-corrupt-file, no-handout-after-expiry ]
              eventually: { within: 20s, hold: [ everyone-registered, every-file-fetchable ] }
              at-end: [ every-forgery-refused-401, faults-observed ]
            duration: 17s
            """;

    @TempDir
    private static Path swarm;

    private static List<String> words = List.of();

    @TempDir
    private Path folder;

    private LabProcess lab;

    @BeforeAll
    static void startEngines() throws Exception {
        words = output(ENGINES.toString(), "up", engines(), IMAGE).lines().toList();
    }

    @AfterAll
    static void stopEngines() throws Exception {
        String unused = output(ENGINES.toString(), "down", engines());
    }

    @AfterEach
    void end() {
        lab.close();
    }

    @Test
    void theSmokeScenarioHoldsOnTwoEngines() throws Exception {
        start(SMOKE, "--density", "2");

        mustHoldItsPromises();
    }

    @Test
    void aMachineThatIsLostIsAFaultLikeAnyOther() throws Exception {
        Path rough = Files.writeString(folder.resolve("rough.yaml"), ROUGH);

        start(rough.toString(), "--density", "3");

        mustHoldItsPromises();
        assertThat(lab.said()).contains("passed   faults-observed");
    }

    @Test
    void whatAKilledLaboratoryLeftIsSweptByTheNext() throws Exception {
        start(SMOKE, "--density", "1");
        await().atMost(UP).until(() -> made(1).size() + made(2).size() > 8);

        lab.close();
        List<String> left = made(1);
        start(SMOKE, "--density", "3");

        assertThat(left).isNotEmpty();
        await().atMost(UP)
                .untilAsserted(() -> assertThat(made(1)).doesNotContainAnyElementsOf(left));
        lab.signal("INT");
        assertThat(lab.ended()).as(lab.said()).isEqualTo(130);
        mustBeGone();
    }

    @Test
    void whoEndsTheLaboratoryFindsNothingLeft() throws Exception {
        start(SMOKE, "--density", "2");
        await().atMost(UP).until(() -> made(1).size() > 3);

        lab.signal("INT");

        assertThat(lab.ended()).isEqualTo(130);
        mustBeGone();
    }

    @Test
    void anEngineThatIsInNoSwarmIsToldOfInOneLine() throws Exception {
        lab = LabProcess.start(folder, SMOKE, "--driver", "swarm");

        assertThat(lab.ended()).isEqualTo(BROKEN);
        assertThat(lab.said())
                .isEqualTo("driver swarm: found an engine that is in no swarm, expected a manager:"
                        + " docker swarm init; the drivers inprocess and virtual would work\n");
    }

    private void mustHoldItsPromises() throws Exception {
        lab.mustHoldItsPromises();
        mustBeGone();
    }

    /** What is on other machines those remove themselves, which takes them a moment. */
    private static void mustBeGone() throws Exception {
        assertThat(made(1)).isEmpty();
        await().atMost(GONE).untilAsserted(() -> assertThat(made(2)).isEmpty());
    }

    private void start(String scenario, String... more) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(scenario, "--driver", "swarm"));
        arguments.addAll(Arrays.asList(more));
        lab = LabProcess.start(
                folder,
                List.of("nsenter", "--net=/run/netns/" + word("P4_NAMESPACE")),
                Map.of("DOCKER_HOST", word("DOCKER_HOST")),
                arguments.toArray(String[]::new));
    }

    /** What there is of runs on engine {@code number}: containers, volumes, networks, services. */
    private static List<String> made(int number) throws Exception {
        String host = word(number == 1 ? "DOCKER_HOST" : "P4_SECOND_HOST");
        List<String> made = new ArrayList<>();
        for (String kind : List.of("ps --all", "volume ls", "network ls", "service ls")) {
            if (number == 2 && kind.startsWith("service")) continue; // a worker cannot tell
            List<String> line = new ArrayList<>(List.of("docker", "--host", host));
            line.addAll(List.of(kind.split(" ")));
            line.addAll(List.of("--quiet", "--filter", "label=p4.run"));
            made.addAll(output(line.toArray(String[]::new)).lines().toList());
        }
        return made;
    }

    private static String engines() {
        return swarm.resolve("engines").toString();
    }

    /** The value that the engines' script printed for {@code name}. */
    private static String word(String name) {
        return words.stream()
                .flatMap(line -> Stream.of(line.split(" ")))
                .filter(word -> word.startsWith(name + "="))
                .map(word -> word.substring(name.length() + 1))
                .findFirst()
                .orElseThrow();
    }

    private static String output(String... line) throws Exception {
        Process process = new ProcessBuilder(line)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(String.join(" ", line)).isZero();
        return out;
    }
}
