package p4.sim.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Every entry of a journal in memory, from when it began to listen; may be read from any thread. */
public final class Transcript implements Consumer<Entry> {

    private final List<Entry> entries = new ArrayList<>();

    /** Remembers what {@code journal} is told from now on. */
    public static Transcript of(Journal journal) {
        var transcript = new Transcript();
        journal.listen(transcript);
        return transcript;
    }

    @Override
    public synchronized void accept(Entry entry) {
        entries.add(entry);
    }

    /** Everything heard so far, in order; a copy. */
    public synchronized List<Entry> entries() {
        return List.copyOf(entries);
    }
}
