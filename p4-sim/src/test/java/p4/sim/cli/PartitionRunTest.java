package p4.sim.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import p4.sim.check.Verdict;
import p4.sim.cli.Played.Fetched;
import p4.sim.journal.Entry;
import p4.sim.journal.Event;

/** Who is cut off from whom, and slow and flapping links, show in a run over the wires and without. */
class PartitionRunTest {

    private static final Duration WAY = Duration.ofMillis(10);

    private static String world(String fault) {
        return """
                scenario: cut
                why: To see who hears whom.
                seed: 7
                tracker: { lease: 6s, heartbeat: 1500ms, verify: offline }
                peers:
                  - { group: s, count: 4, share: { files: 60, bytes: 1KiB, copies: 4 } }
                  - { group: l, count: 12 }
                links: { latency: 10ms }
                workload:
                  - fetch: { by: l, rate: 20/s fixed }
                faults:
                  - %s
                checks:
                  always: [ no-corrupt-file, no-handout-after-expiry ]
                  eventually: { within: 30s, hold: [ everyone-registered, every-file-fetchable ] }
                  at-end: [ faults-observed ]
                duration: 40s
                """.formatted(fault);
    }

    private static List<Fetched> savedFromSeeders(Played run, double from, double to) {
        return run.fetched().stream()
                .filter(file -> file.holder().startsWith("s"))
                .filter(file -> run.isWithin(file.done(), from, to))
                .toList();
    }

    private static List<Entry> between(
            Played run, Class<? extends Event> kind, double from, double to) {
        return run.entries(kind).stream()
                .filter(entry -> run.isWithin(entry.at(), from, to))
                .toList();
    }

    private static Set<String> renewed(Played run, double from, double to) {
        return between(run, Event.LeaseRenewed.class, from, to).stream()
                .map(entry -> ((Event.LeaseRenewed) entry.event()).peer().substring(0, 1))
                .collect(Collectors.toSet());
    }

    private static void isWholeBeforeAndAfter(Played run) {
        assertThat(savedFromSeeders(run, 0, 10)).isNotEmpty();
        assertThat(run.results().values()).containsOnly(Verdict.Result.PASSED);
    }

    @Test
    void betweenTwoIslandsNothingPassesEitherWayAndBothReachTheTracker() {
        String cut = "partition: { at: 10s, islands: [ l, s ], for: 15s }";

        for (Played run : Played.overBothWires(world(cut))) {
            isWholeBeforeAndAfter(run);
            assertThat(between(run, Event.TicketAccepted.class, 10.1, 25))
                    .noneMatch(entry -> entry.who().startsWith("s"));
            assertThat(savedFromSeeders(run, 10.1, 25)).isEmpty();
            assertThat(renewed(run, 16, 25)).containsExactlyInAnyOrder("l", "s");
            assertThat(savedFromSeeders(run, 25, 40)).isNotEmpty();
        }
    }

    @Test
    void oneWayNothingLeavesTheFirstIslandButEverythingReachesIt() {
        String deaf = "partition: { at: 10s, islands: [ s, l ], one-way: true, for: 15s }";
        String mute = "partition: { at: 10s, islands: [ l, s ], one-way: true, for: 15s }";

        for (Played run : Played.overBothWires(world(deaf))) {
            isWholeBeforeAndAfter(run);
            assertThat(between(run, Event.TicketAccepted.class, 10.1, 25))
                    .anyMatch(entry -> entry.who().startsWith("s"));
            assertThat(savedFromSeeders(run, 10.1, 25)).isEmpty();
        }
        for (Played run : Played.overBothWires(world(mute))) {
            isWholeBeforeAndAfter(run);
            assertThat(between(run, Event.TicketAccepted.class, 10.1, 25))
                    .noneMatch(entry -> entry.who().startsWith("s"));
            assertThat(savedFromSeeders(run, 10.1, 25)).isEmpty();
        }
    }

    @Test
    void anIslandAloneIsCutOffFromTheTrackerTooAndLosesItsLeases() {
        String cut = "partition: { at: 10s, islands: [ s ], for: 15s }";

        for (Played run : Played.overBothWires(world(cut))) {
            isWholeBeforeAndAfter(run);
            assertThat(renewed(run, 10.1, 25)).containsExactly("l");
            assertThat(between(run, Event.LeaseEvicted.class, 10, 25))
                    .hasSize(4)
                    .allMatch(
                            entry -> ((Event.LeaseEvicted) entry.event()).peer().startsWith("s"));
            assertThat(between(run, Event.LeaseGranted.class, 25, 60))
                    .filteredOn(
                            entry -> ((Event.LeaseGranted) entry.event()).peer().startsWith("s"))
                    .hasSize(4);
        }
    }

    @Test
    void aBridgeReachesBothIslands() {
        String cut = "partition: { at: 10s, islands: [ l, s ], bridges: 1 of s, for: 15s }";

        for (Played run : Played.overBothWires(world(cut))) {
            isWholeBeforeAndAfter(run);
            Set<String> holders = savedFromSeeders(run, 10.1, 25).stream()
                    .map(Fetched::holder)
                    .collect(Collectors.toSet());
            Set<String> before = savedFromSeeders(run, 0, 10).stream()
                    .map(Fetched::holder)
                    .collect(Collectors.toSet());

            assertThat(before).hasSize(4);
            assertThat(holders).hasSize(1);
        }
    }

    @Test
    void whereLinksFlapWhatIsSentComesWhenTheyAreUp() {
        String flap = "flap: { at: 10s, who: s, down: 1s, up: 1s, for: 10s }";

        for (Played run : Played.overBothWires(world(flap))) {
            isWholeBeforeAndAfter(run);
            List<Fetched> flapping = run.fetched().stream()
                    .filter(file -> file.holder().startsWith("s"))
                    .filter(file -> run.isWithin(file.at(), 10, 20))
                    .toList();
            List<Fetched> down = flapping.stream()
                    .filter(file -> phase(run, file.at()) < 1_000)
                    .toList();
            List<Fetched> up = flapping.stream()
                    .filter(file -> isWellWithin(phase(run, file.at())))
                    .toList();

            assertThat(up)
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(file.tripMillis()).isCloseTo(20, within(0.1)));
            assertThat(down).isNotEmpty().allSatisfy(file -> {
                assertThat(file.tripMillis()).isGreaterThanOrEqualTo(200);
                assertThat(phase(run, file.done().minus(WAY))).isGreaterThanOrEqualTo(1_000);
            });
        }
    }

    /** How far into a down and an up of two seconds {@code at} is, in milliseconds. */
    private static double phase(Played run, Duration at) {
        return Played.millis(at.minus(run.begin())) % 2_000;
    }

    private static boolean isWellWithin(double phase) {
        return phase >= 1_000 && phase < 1_900;
    }
}
