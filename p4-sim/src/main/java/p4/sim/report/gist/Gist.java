package p4.sim.report.gist;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import p4.sim.check.Conduct;
import p4.sim.journal.Entry;
import p4.sim.scenario.Scenario;

/**
 * All that reports tell of a run's events.
 *
 * <p>Hears each entry once, in order, from one thread at a time, and keeps none. May be asked at any
 * time; what it says holds for what it heard so far. All moments are seconds since the run began.
 */
public final class Gist implements Consumer<Entry> {

    private final Conduct conduct = new Conduct();
    private final Attendance attendance = new Attendance();
    private final Series series = new Series(attendance);
    private final Timetable timetable = new Timetable();
    private final Lags lags = new Lags();
    private final Latencies latencies = new Latencies();
    private final Refusals refusals = new Refusals();
    private final Set<String> tellers = new HashSet<>();
    private final Measuring measuring;
    private final List<Consumer<Entry>> parts;
    private long entries;
    private double end;

    /** Will hear of a run of {@code scenario}. */
    public Gist(Scenario scenario) {
        this.measuring = new Measuring(scenario);
        this.parts = List.of(
                conduct, attendance, series, timetable, lags, latencies, refusals, measuring);
    }

    /** That of a run of {@code scenario} that told {@code journal}. */
    public static Gist of(Scenario scenario, List<Entry> journal) {
        var gist = new Gist(scenario);
        journal.forEach(gist);
        return gist;
    }

    /** Hears the next entry. */
    @Override
    public void accept(Entry entry) {
        entries++;
        end = Moment.seconds(entry);
        tellers.add(entry.who());
        parts.forEach(part -> part.accept(entry));
    }

    /** How many entries there were. */
    public long entries() {
        return entries;
    }

    /** When the last entry was written; 1 if there is none, so that charts have a width. */
    public double end() {
        return entries == 0 ? 1 : end;
    }

    /** Everybody at whom something happened: peers, the tracker, the laboratory. */
    public SortedSet<String> tellers() {
        return new TreeSet<>(tellers);
    }

    /** How it went, whatever the checks say. */
    public Conduct conduct() {
        return conduct;
    }

    /** Who was up and who was registered. */
    public Attendance attendance() {
        return attendance;
    }

    /** What happened in each stretch of time. */
    public Series series() {
        return series;
    }

    /** Phases, faults and outages. */
    public Timetable timetable() {
        return timetable;
    }

    /** How long crashed peers were still listed. */
    public Lags lags() {
        return lags;
    }

    /** How long downloads took. */
    public Latencies latencies() {
        return latencies;
    }

    /** The figures that runs are compared by. */
    public Metrics metrics() {
        return measuring.metrics(series.whole(), attendance.online().area(end()), end());
    }

    /** Who refused what. */
    public Refusals refusals() {
        return refusals;
    }
}
