package p4.sim.check;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import p4.sim.journal.Entry;
import p4.sim.journal.Event.Outcome;
import p4.sim.journal.OverlayTold;

/** Joins what users of an overlay searched with how that ended. */
final class SearchBook {

    private static final String FLOODING = "flooding";

    private final Map<Long, Asked> open = new HashMap<>();

    private record Asked(Entry entry, OverlayTold.SearchAsked asked) {}

    /** A search that was asked at {@code begun} and ended at {@code entry}. */
    record Search(
            Entry begun,
            Entry entry,
            OverlayTold.SearchAsked asked,
            OverlayTold.SearchAnswered answered) {

        /** Tells whether there was a live holder to be found all the while, and somebody who cared. */
        boolean counts() {
            return asked.holders() > 0
                    && answered.outcome() != Outcome.ABANDONED
                    && answered.outcome() != Outcome.UNAVAILABLE;
        }

        /** Tells whether it named a live holder. */
        boolean isRecalled() {
            return answered.outcome() == Outcome.OK && answered.live() > 0;
        }

        boolean isFlooding() {
            return asked.way().equals(FLOODING);
        }

        /** Who searched for what, and how it ended, in words. */
        String describe() {
            return "search " + asked.search() + " for “" + asked.text() + "” by " + entry.who()
                    + " ended " + answered.outcome() + " with " + answered.named()
                    + " holders, where there were " + asked.holders();
        }
    }

    /** Hears of {@code entry}; gives the search that it ended, if it ended one. */
    Optional<Search> hear(Entry entry) {
        if (entry.event() instanceof OverlayTold.SearchAsked asked) {
            open.put(asked.search(), new Asked(entry, asked));
        }
        if (!(entry.event() instanceof OverlayTold.SearchAnswered answered)) {
            return Optional.empty();
        }
        return Optional.ofNullable(open.remove(answered.search()))
                .map(begun -> new Search(begun.entry(), entry, begun.asked(), answered));
    }
}
