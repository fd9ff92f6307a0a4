package p4.sim.report.gist;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import p4.sim.Scenarios;
import p4.sim.journal.Entry;
import p4.sim.journal.Event;
import p4.sim.scenario.Scenario;

/** A journal as a test tells it. */
final class Told {

    private static final Scenario SCENARIO = Scenarios.minute(List.of(), List.of(), List.of());

    private final List<Entry> entries = new ArrayList<>();

    /** Tells that {@code event} happened at {@code who}, {@code millis} after the run began. */
    Told at(long millis, String who, Event event) {
        entries.add(new Entry(entries.size() + 1L, Duration.ofMillis(millis), who, event));
        return this;
    }

    /** Tells of a download that ended well. */
    Told download(long millis, long fetch, Duration took) {
        return at(
                millis,
                "a",
                new Event.FetchEnded(fetch, Event.Outcome.OK, 10, "", "", took, 200, ""));
    }

    /** The gist of it. */
    Gist gist() {
        return Gist.of(SCENARIO, entries);
    }
}
