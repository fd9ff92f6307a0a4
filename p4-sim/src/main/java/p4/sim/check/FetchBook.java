package p4.sim.check;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import p4.sim.journal.Entry;
import p4.sim.journal.Event;
import p4.sim.journal.Event.Outcome;

/** Joins what users asked for with how it ended. */
final class FetchBook {

    private final Map<Long, Event.FetchAsked> open = new HashMap<>();

    /** A fetch that ended, at {@code entry}. */
    record Fetch(Entry entry, Event.FetchAsked asked, Event.FetchEnded ended) {

        /** Tells whether everything it showed was as it should be. */
        boolean honest() {
            return asked.proof().token().equals("valid")
                    && asked.proof().ticket().equals("valid");
        }

        /** Tells whether it says anything about the network: somebody could have served it. */
        boolean counts() {
            return ended.outcome() != Outcome.ABANDONED && ended.outcome() != Outcome.UNAVAILABLE;
        }

        /** Tells whether it left a file that hashes to what was promised. */
        boolean verified() {
            return ended.outcome() == Outcome.OK && ended.sha256().equals(ended.expected());
        }

        /** Who asked for what, and how it ended, in words. */
        String describe() {
            return "fetch " + ended.fetch() + " of " + asked.path() + " by " + entry.who()
                    + " ended " + ended.outcome()
                    + (ended.detail().isEmpty() ? "" : ": " + ended.detail());
        }
    }

    /** Hears of {@code entry}; gives the fetch that it ended, if it ended one. */
    Optional<Fetch> hear(Entry entry) {
        if (entry.event() instanceof Event.FetchAsked asked) open.put(asked.fetch(), asked);
        if (!(entry.event() instanceof Event.FetchEnded ended)) return Optional.empty();
        return Optional.ofNullable(open.remove(ended.fetch()))
                .map(asked -> new Fetch(entry, asked, ended));
    }
}
