package p4.sim.check;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import p4.sim.journal.Entry;
import p4.sim.journal.Event;
import p4.sim.scenario.Scenario;

/** A scenario and the journal of its run, with the questions that several checks ask. */
record Evidence(Scenario scenario, List<Entry> entries) {

    /** Hands each event of {@code kind} to {@code reader}, in order, with its entry. */
    <E extends Event> void each(Class<E> kind, BiConsumer<Entry, E> reader) {
        for (Entry entry : entries) {
            if (kind.isInstance(entry.event())) reader.accept(entry, kind.cast(entry.event()));
        }
    }

    /** When {@code phase} began, if it did. */
    Optional<Duration> began(Event.Phase phase) {
        return entries.stream()
                .filter(entry ->
                        entry.event() instanceof Event.PhaseBegan begun && begun.phase() == phase)
                .map(Entry::at)
                .findFirst();
    }

    /** When the last entry was written. */
    Duration end() {
        return entries.isEmpty()
                ? Duration.ZERO
                : entries.get(entries.size() - 1).at();
    }

    /** The fetches that were asked for, each with its end. */
    List<Fetch> fetches() {
        var asked = new TreeMap<Long, Event.FetchAsked>();
        var fetches = new ArrayList<Fetch>();
        for (Entry entry : entries) {
            if (entry.event() instanceof Event.FetchAsked ask) asked.put(ask.fetch(), ask);
            if (entry.event() instanceof Event.FetchEnded ended
                    && asked.containsKey(ended.fetch())) {
                fetches.add(new Fetch(entry, asked.get(ended.fetch()), ended));
            }
        }
        return fetches;
    }

    /** A fetch that ended, at {@code entry}. */
    record Fetch(Entry entry, Event.FetchAsked asked, Event.FetchEnded ended) {

        /** Tells whether everything it showed was as it should be. */
        boolean honest() {
            return asked.proof().token().equals("valid")
                    && asked.proof().ticket().equals("valid");
        }

        /** Tells whether it says anything about the network: somebody could have served it. */
        boolean counts() {
            return ended.outcome() != Event.Outcome.ABANDONED
                    && ended.outcome() != Event.Outcome.UNAVAILABLE;
        }
    }

    /** Seconds, as people read them. */
    static String seconds(Duration duration) {
        return seconds(duration.toNanos() / 1e9);
    }

    static String seconds(double seconds) {
        return String.format(Locale.ROOT, "%.2f s", seconds);
    }
}
