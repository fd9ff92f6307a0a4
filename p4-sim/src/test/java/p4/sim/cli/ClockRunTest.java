package p4.sim.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import p4.sim.check.Verdict;
import p4.sim.journal.Entry;
import p4.sim.journal.Event;

/** Clocks that are wrong show in what their nodes do when, over the wires and without. */
class ClockRunTest {

    private static String world(String tracker, String seeders, String checks) {
        return """
                scenario: clocks
                why: To see what clocks that are wrong do.
                seed: 7
                tracker: { lease: 10s, heartbeat: 2s, %s }
                peers:
                  - { group: s, count: 3, share: { files: 30, bytes: 1KiB }, clock: { %s } }
                  - { group: l, count: 6 }
                links: { latency: 10ms }
                workload:
                  - fetch: { by: l, rate: 2/s }
                faults:
                  - crash: { at: 60s, who: 1 of l }
                checks:
                  always: [ no-corrupt-file, no-handout-after-expiry ]
                  eventually: { within: 10s, hold: [ everyone-registered ] }
                  at-end: [ %s ]
                duration: 90s
                """.formatted(tracker, seeders, checks);
    }

    private static List<Duration> renewals(Played run, String peer) {
        return run.entries(Event.LeaseRenewed.class).stream()
                .filter(entry -> ((Event.LeaseRenewed) entry.event()).peer().equals(peer))
                .map(Entry::at)
                .toList();
    }

    /** The mean time between heartbeats of {@code peer}, in milliseconds. */
    private static double beat(Played run, String peer) {
        List<Duration> at = renewals(run, peer);
        Duration span = at.get(at.size() - 1).minus(at.get(0));
        return Played.millis(span) / (at.size() - 1);
    }

    @Test
    void aClockThatIsATenthFastSendsHeartbeatsThatMuchMoreOften() {
        String right = world("verify: online", "skew: up to 0s", "\"fetch-success >= 100%\"");
        String fast = right.replace("skew: up to 0s", "drift: 100000ppm fast");
        List<Played> before = Played.overBothWires(right);

        for (Played run : Played.overBothWires(fast)) {
            Played of = run.alike(before);

            assertThat(beat(run, "s-1") / beat(of, "s-1")).isCloseTo(1 / 1.1, within(0.03));
            assertThat(beat(run, "l-1") / beat(of, "l-1")).isCloseTo(1, within(0.03));
        }
    }

    @Test
    void aTrackerThatIsATenthSlowSweepsThatMuchLater() {
        String slow = world(
                "clock: { drift: 100000ppm slow }",
                "skew: up to 0s",
                "\"fetch-success >= 95%\", \"eviction-lag max <= 1s\"");

        for (Played run : Played.overBothWires(slow)) {
            Entry swept = run.entries(Event.LeaseEvicted.class).get(0);
            String gone = ((Event.LeaseEvicted) swept.event()).peer();
            List<Duration> renewals = renewals(run, gone);
            Duration last = renewals.get(renewals.size() - 1);

            assertThat(Played.millis(swept.at().minus(last)))
                    .isCloseTo(10_000 / 0.9, within(100.0));
        }
    }

    @Test
    void whoseClockIsFarAheadTakesTicketsForStaleIfHeChecksThemHimself() {
        String skewed = "skew: 10m ahead";
        String offline = world("verify: offline", skewed, "\"fetch-success <= 0%\"");
        String online = world("verify: online", skewed, "\"fetch-success >= 95%\"");

        for (Played run : Played.overBothWires(offline)) {
            assertThat(run.events(Event.TicketAccepted.class)).isEmpty();
            assertThat(run.events(Event.ServeRefused.class)).isNotEmpty();
        }
        for (Played run : Played.overBothWires(online)) {
            assertThat(run.events(Event.ServeRefused.class)).isEmpty();
            assertThat(run.fetched()).isNotEmpty();
        }
    }

    @Test
    void howFarAClockIsOffMattersNothingToLeasesForTheyAreTheTrackers() {
        String right = world("verify: online", "skew: up to 0s", "\"fetch-success >= 95%\"");
        Stream<String> skewed = Stream.of("10m ahead", "10m behind", "up to 1h")
                .map(skew -> right.replace("up to 0s", skew));
        List<Played> before = Played.overBothWires(right);

        skewed.forEach(world -> {
            for (Played run : Played.overBothWires(world)) {
                Played of = run.alike(before);

                assertThat(renewals(run, "s-1")).isEqualTo(renewals(of, "s-1")).isNotEmpty();
                assertThat(run.results().values()).containsOnly(Verdict.Result.PASSED);
            }
        });
    }
}
