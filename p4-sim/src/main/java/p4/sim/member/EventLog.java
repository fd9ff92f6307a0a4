package p4.sim.member;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import p4.sim.journal.Entry;
import p4.sim.journal.EntryCodec;

/**
 * The last events of a member, as lines, for a laboratory that may have missed some of them.
 *
 * <p>From any thread. Keeps as many as it was made for; a reader that is further behind is told so.
 */
final class EventLog implements Consumer<Entry> {

    private final String[] lines;
    private final List<Runnable> readers = new ArrayList<>();
    private long last;

    EventLog(int linesMax) {
        this.lines = new String[linesMax];
    }

    /** An event and its number; or without a line, the number of the first event that is kept. */
    record Next(Optional<String> line, long number) {}

    @Override
    public void accept(Entry entry) {
        for (Runnable reader : append(entry)) reader.run();
    }

    private synchronized List<Runnable> append(Entry entry) {
        if (entry.turn() != last + 1) {
            throw new IllegalStateException("event " + entry.turn() + " after event " + last);
        }
        last = entry.turn();
        lines[slot(last)] = EntryCodec.write(entry);
        return List.copyOf(readers);
    }

    /** Has {@code reader} run whenever there is more. */
    synchronized void attach(Runnable reader) {
        readers.add(reader);
    }

    /** Undoes {@link #attach}. */
    synchronized void detach(Runnable reader) {
        readers.remove(reader);
    }

    /** How many readers there are. */
    synchronized int readers() {
        return readers.size();
    }

    /** Event number {@code number}, if it has happened; if it is kept no more, the first that is. */
    synchronized Optional<Next> from(long number) {
        if (number > last) return Optional.empty();
        long first = Math.max(last - lines.length + 1, 1);
        return Optional.of(
                number < first
                        ? new Next(Optional.empty(), first)
                        : new Next(Optional.of(lines[slot(number)]), number));
    }

    private int slot(long number) {
        return (int) (number % lines.length);
    }
}
