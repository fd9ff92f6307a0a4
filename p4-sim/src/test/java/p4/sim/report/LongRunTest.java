package p4.sim.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import p4.sim.journal.Entry;
import p4.sim.journal.Event;
import p4.sim.journal.JournalDigest;

/** A week in which everything happens more often than anybody could draw it. */
class LongRunTest {

    private static final int PEERS = 2_000;
    private static final int SECONDS = 7 * 86_400;
    private static final int MEGABYTE = 1_000_000;
    private static final Report SAMPLE = SampleRun.report(7, true);

    private final List<Entry> journal = new ArrayList<>();

    private static String peer(long number) {
        return "a-peer-with-a-long-name-" + number % PEERS;
    }

    private void tell(long millis, String who, Event event) {
        journal.add(new Entry(journal.size() + 1L, Duration.ofMillis(millis), who, event));
    }

    private Report week() {
        List<String> targets = new ArrayList<>();
        for (int i = 0; i < PEERS; i++) {
            if (i < 100) targets.add(peer(i));
            tell(0, peer(i), new Event.PeerStarted("x:1", 0));
        }
        for (long step = 1; step <= 20_000; step++) {
            long millis = step * SECONDS * 1_000L / 20_001;
            tell(
                    millis,
                    "lab",
                    new Event.Looked((int) (step % PEERS), List.of(), List.of(), List.of()));
            tell(millis, peer(step), new Event.PeerCrashed());
            tell(millis + 1, "tracker", new Event.LeaseEvicted(peer(step - 1), Duration.ZERO));
            tell(millis + 1, peer(step - 1), new Event.PeerStarted("x:1", 0));
            for (Event.Outcome outcome : Event.Outcome.values()) fetch(millis + 2, step, outcome);
            if (step % 200 == 0) {
                tell(millis + 3, "lab", new Event.FaultAsked((int) step, "freeze", targets));
            }
        }
        return Report.of(SAMPLE.label(), SAMPLE.scenario(), journal, List.of());
    }

    private void fetch(long millis, long number, Event.Outcome outcome) {
        Duration took = Duration.ofMillis(number * 7_919 % 10_007 + 1);
        tell(
                millis,
                peer(number),
                new Event.FetchEnded(number, outcome, 9, "", "", took, 0, "from x"));
        tell(millis, peer(number), new Event.ServeRefused("BUSY", "for the " + number + "th time"));
    }

    @Test
    void thePageOfAWeekIsNoLargerThanPeopleCanLoad() {
        Report report = week();

        String page = HtmlReport.text(report, JournalDigest.of(List.of()));

        assertThat(page.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(2 * MEGABYTE);
        assertThat(SeriesCsv.lines(report.gist().series())).hasSizeLessThanOrEqualTo(7_201);
        assertThat(page)
                .contains("20,000 crashes, shaded by how many in 30 min", "more, see journal.jsonl")
                .doesNotContain("NaN", "Infinity");
    }
}
