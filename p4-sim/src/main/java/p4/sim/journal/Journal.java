package p4.sim.journal;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Orders the events of a run as they happened, and passes them on; {@link Transcript} remembers.
 *
 * <p>May be told from any thread; gives each event the next turn and its moment, to the microsecond.
 * Every listener hears each entry once, in order, while a teller waits.
 *
 * <p>What is told by nodes elsewhere comes a little after it happened. A journal with patience waits
 * that long with all it is told, so that what happened before takes its place before.
 */
public final class Journal {

    private final Supplier<Duration> sinceStart;
    private final Duration patience;
    private final List<Consumer<Entry>> listeners = new ArrayList<>();
    private final List<Consumer<Entry>> overhearers = new ArrayList<>();
    private final PriorityQueue<Entry> waiting =
            new PriorityQueue<>(Comparator.comparing(Entry::at).thenComparing(Entry::turn));
    private Duration latest = Duration.ZERO;
    private Duration lateness = Duration.ZERO;
    private long late;
    private long told;
    private long turns;
    private boolean ended;

    /** Records moments as {@code sinceStart} tells them, and passes on at once what it is told. */
    public Journal(Supplier<Duration> sinceStart) {
        this(sinceStart, Duration.ZERO);
    }

    /** Records moments as {@code sinceStart} tells them, and passes on what is {@code patience} old. */
    public Journal(Supplier<Duration> sinceStart, Duration patience) {
        this.sinceStart = sinceStart;
        this.patience = patience;
    }

    /** Writes down that {@code event} happened at {@code who}, now. */
    public synchronized void tell(String who, Event event) {
        Duration now = sinceStart.get();
        tell(now, now, who, event);
    }

    /**
     * Writes down that {@code event} happened at {@code who}, {@code at} after the run began.
     *
     * <p>If that is longer ago than the journal has patience, the event takes the first place that is
     * left, and the journal says so at its end.
     */
    public synchronized void tell(Duration at, String who, Event event) {
        tell(sinceStart.get(), at, who, event);
    }

    private void tell(Duration now, Duration at, String who, Event event) {
        Duration moment = at.truncatedTo(ChronoUnit.MICROS); // as exact as the file
        var entry = new Entry(++told, moment, who, event);
        if (ended) return;
        overhearers.forEach(overhearer -> overhearer.accept(entry));
        if (patience.isZero()) {
            pass(entry);
        } else {
            waiting.add(entry);
            passUntil(now.minus(patience));
        }
    }

    private void passUntil(Duration moment) {
        for (Entry first = waiting.peek(); first != null; first = waiting.peek()) {
            if (first.at().compareTo(moment) > 0) return;
            waiting.poll();
            note(first);
            pass(first);
        }
    }

    private void note(Entry entry) {
        Duration by = latest.minus(entry.at());
        if (by.compareTo(Duration.ZERO) > 0) late++;
        if (by.compareTo(lateness) > 0) lateness = by;
    }

    private void pass(Entry entry) {
        if (entry.at().compareTo(latest) > 0) latest = entry.at();
        var placed = new Entry(++turns, latest, entry.who(), entry.event());
        listeners.forEach(listener -> listener.accept(placed));
    }

    /** Lets {@code listener} hear every entry from now on, in order. */
    public synchronized void listen(Consumer<Entry> listener) {
        listeners.add(listener);
    }

    /** Lets {@code overhearer} hear what is told from now on at once, in the order of the telling. */
    public synchronized void overhear(Consumer<Entry> overhearer) {
        overhearers.add(overhearer);
    }

    /**
     * Passes on all it was told, and lets nobody hear anything any more.
     *
     * <p>What listeners heard can then be read at leisure.
     */
    public synchronized void end() {
        if (ended) return;
        passUntil(Duration.ofSeconds(Long.MAX_VALUE));
        if (late > 0) pass(new Entry(++told, latest, "lab", new Event.RecordTorn(disorder())));
        ended = true;
    }

    private String disorder() {
        return "the order of " + late + " events was lost, told up to " + lateness.toMillis()
                + " ms too late for a journal that waits " + patience.toMillis() + " ms";
    }
}
