package p4.sim.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import p4.sim.check.Verdict;
import p4.sim.cli.Played.Fetched;
import p4.sim.journal.Event;

/** Nodes and disks that are slow or full show in the times of a run, over the wires and without. */
class SlownessRunTest {

    private static String world(String bytes, String fault) {
        return """
                scenario: slow
                why: To see how much slower it gets.
                seed: 7
                tracker: { lease: 60s, heartbeat: 15s, verify: offline }
                peers:
                  - { group: s, count: 1, share: { files: 40, bytes: %s } }
                  - { group: l, count: 1 }
                links: { latency: 10ms }
                workload:
                  - fetch: { by: l, rate: 1/s fixed }
                faults:
                  - %s
                checks:
                  always: [ no-corrupt-file ]
                  at-end: [ faults-observed ]
                duration: 30s
                """.formatted(bytes, fault);
    }

    private static List<Fetched> begun(Played run, double from, double to) {
        return run.fetched().stream()
                .filter(file -> run.isWithin(file.at(), from, to))
                .toList();
    }

    private static void isSlowMeanwhile(String world, double usual, double slow) {
        for (Played run : Played.overBothWires(world)) {
            assertThat(begun(run, 0, 10))
                    .hasSizeGreaterThan(5)
                    .allSatisfy(
                            file -> assertThat(file.tripMillis()).isCloseTo(usual, within(1.0)));
            assertThat(begun(run, 10, 19))
                    .hasSizeGreaterThan(5)
                    .allSatisfy(file -> assertThat(file.tripMillis()).isCloseTo(slow, within(1.0)));
            assertThat(begun(run, 20, 30))
                    .hasSizeGreaterThan(5)
                    .allSatisfy(
                            file -> assertThat(file.tripMillis()).isCloseTo(usual, within(1.0)));
            assertThat(run.results().values()).containsOnly(Verdict.Result.PASSED);
        }
    }

    @Test
    void aSlowNodeDealsWithEachQuestionSoMuchLater() {
        isSlowMeanwhile(world("1KiB", "slow: { at: 10s, who: s, by: 100ms, for: 10s }"), 20, 120);
    }

    @Test
    void aSlowNodeSendsNoFasterThanItsBandwidth() {
        String slow = "slow: { at: 10s, who: s, bandwidth: 8Mbit/s, for: 10s }";
        double more = 512 * 1.024 + 0.4; // milliseconds for 512 KiB, and for what is around them

        isSlowMeanwhile(world("512KiB", slow), 20, 20 + more);
    }

    @Test
    void aSlowDiskTakesItsTimeToOpenAFileAndToReadEachPieceOfIt() {
        String slow = "slow-disk: { at: 10s, who: 1 of s, by: 50ms, for: 10s }";

        isSlowMeanwhile(world("1KiB", slow), 20, 20 + 2 * 50);
        isSlowMeanwhile(world("512KiB", slow), 20, 20 + 3 * 50);
    }

    @Test
    void aSlowDiskReadsInProportionToTheBytes() {
        String slow = "slow-disk: { at: 10s, who: 1 of s, speed: 2MiB/s, for: 10s }";

        isSlowMeanwhile(world("256KiB", slow), 20, 20 + 125);
        isSlowMeanwhile(world("512KiB", slow), 20, 20 + 250);
    }

    @Test
    void aSlowDiskWritesInProportionToTheBytes() {
        String slow = "slow-disk: { at: 10s, who: 1 of l, speed: 2MiB/s, for: 10s }";

        isSlowMeanwhile(world("512KiB", slow), 20, 20 + 250);
    }

    @Test
    void aFullDiskKeepsNothingUntilThereIsRoomAgain() {
        String full = "full-disk: { at: 10s, who: 1 of l, for: 10s }";

        for (Played run : Played.overBothWires(world("1KiB", full))) {
            assertThat(begun(run, 0, 10)).hasSizeGreaterThan(5);
            assertThat(begun(run, 10, 20)).isEmpty();
            assertThat(begun(run, 20, 30)).hasSizeGreaterThan(5);
            assertThat(run.events(Event.DiskFelt.class))
                    .containsExactly(new Event.DiskFelt("full-disk"));
            assertThat(run.results().values()).containsOnly(Verdict.Result.PASSED);
        }
    }
}
