package p4.sim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import p4.sim.check.Judge;
import p4.sim.check.Verdict;
import p4.sim.cluster.Cluster;
import p4.sim.cluster.remote.ProcessFleet;
import p4.sim.journal.Entry;
import p4.sim.journal.Event;
import p4.sim.journal.Journal;
import p4.sim.journal.Transcript;
import p4.sim.run.Run;
import p4.sim.scenario.Scenario;
import p4.sim.scenario.ScenarioReader;
import p4.sim.time.Seed;
import p4.sim.workload.Catalog;

/** Runs whose nodes are in processes of their own, which are killed and stopped by signals. */
@Timeout(180)
class RemoteRunTest {

    private static final Path SMOKE = Path.of("../scenarios/smoke.yaml");

    @TempDir
    private Path folder;

    private record Played(List<Entry> journal, List<Verdict> verdicts) {

        String words() {
            return verdicts.stream().map(Verdict::toString).collect(Collectors.joining("\n")) + "\n"
                    + Judge.doubts(journal);
        }

        /** Every promise was kept; on a busy machine the laboratory may be too late to prove it. */
        void mustHoldItsPromises() {
            boolean late = Judge.doubts(journal).stream()
                    .anyMatch(doubt -> doubt.contains("the laboratory itself fell behind"));

            assertThat(verdicts)
                    .as(words())
                    .allMatch(verdict -> verdict.result() == Verdict.Result.PASSED
                            || (late && verdict.result() == Verdict.Result.UNKNOWN));
            assertThat(journal)
                    .as(words())
                    .noneMatch(entry -> !late && entry.event() instanceof Event.GaveUp);
        }
    }

    private static Played play(Scenario scenario, int density) {
        var seed = new Seed(scenario.seeds().get(0));
        Catalog catalog = Catalog.draw(scenario, seed);
        try (var testbed = new RemoteTestbed(() -> new ProcessFleet(seed.value()), density)) {
            Journal journal = testbed.journal();
            Transcript told = Transcript.of(journal);
            try (Cluster cluster = testbed.cluster(scenario, catalog.members(), seed, journal)) {
                testbed.carryOut(
                        new Run(scenario, seed, catalog, cluster, journal, testbed.timeline()));
            }
            journal.end();
            assertThat(ProcessHandle.current().children().filter(ProcessHandle::isAlive))
                    .isEmpty();
            List<Verdict> verdicts = Judge.judge(scenario, told.entries());
            return new Played(told.entries(), verdicts);
        }
    }

    @Test
    void theSmokeScenarioHoldsOnProcessesOfFourPeers() {
        Played played = play(ScenarioReader.read(SMOKE), 4);

        played.mustHoldItsPromises();
    }

    @ParameterizedTest(name = "{0} peers a process")
    @ValueSource(ints = {1, 3})
    void whateverIsDoneToProcessesIsObserved(int density) throws IOException {
        Path file = Files.writeString(folder.resolve("rough.yaml"), """
                scenario: rough
                why: One of every fault that a process can suffer.
                seed: 5
                tracker: { lease: 6s, heartbeat: 1500ms }
                peers:
                  - { group: seeders, count: 4, share: { files: 3, bytes: 1KiB..64KiB, copies: 2 } }
                  - { group: leechers, count: 2 }
                workload:
                  - fetch: { by: leechers, rate: 6/s }
                  - fetch: { by: leechers, rate: 1/s fixed, token: stolen }
                faults:
                  - crash: { at: 1s, who: 1 of seeders, restart: after 3s }
                  - freeze: { at: 2s, who: 1 of seeders, for: 4s }
                  - change-files: { at: 3s, who: 1 of seeders }
                  - tracker-restart: { at: 8s, down: 1s }
                checks:
                  always: [ no-bytes-without-a-valid-ticket, no-corrupt-file, no-handout-after-expiry, no-foreign-ticket-accepted ]
                  eventually: { within: 12s, hold: [ everyone-registered, every-file-fetchable ] }
                  at-end: [ every-forgery-refused-401, "crash-count >= 1", faults-observed ]
                duration: 12s
                """);

        Played played = play(ScenarioReader.read(file), density);

        played.mustHoldItsPromises();
    }
}
