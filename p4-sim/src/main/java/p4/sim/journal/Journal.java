package p4.sim.journal;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Orders the events of a run as they are told, and passes them on; {@link Transcript} remembers.
 *
 * <p>May be told from any thread; gives each event the next turn and the moment it was told, to the
 * microsecond. Every listener hears each entry once, in order, while the teller waits.
 */
public final class Journal {

    private final Supplier<Duration> sinceStart;
    private final List<Consumer<Entry>> listeners = new ArrayList<>();
    private Duration latest = Duration.ZERO;
    private long turns;
    private boolean ended;

    /** Records moments as {@code sinceStart} tells them. */
    public Journal(Supplier<Duration> sinceStart) {
        this.sinceStart = sinceStart;
    }

    /** Writes down that {@code event} happened at {@code who}, now. */
    public synchronized Entry tell(String who, Event event) {
        Duration now = sinceStart.get().truncatedTo(ChronoUnit.MICROS); // as exact as the file
        if (now.compareTo(latest) > 0) latest = now;
        var entry = new Entry(++turns, latest, who, event);
        if (!ended) listeners.forEach(listener -> listener.accept(entry));
        return entry;
    }

    /** Lets {@code listener} hear every entry from now on. */
    public synchronized void listen(Consumer<Entry> listener) {
        listeners.add(listener);
    }

    /** Lets no listener hear anything any more, so that what they heard can be read at leisure. */
    public synchronized void end() {
        ended = true;
    }
}
