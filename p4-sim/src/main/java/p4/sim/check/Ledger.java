package p4.sim.check;

import java.util.Optional;
import java.util.OptionalLong;

/** How many things a check judged, how many were wrong, and the first of those. */
final class Ledger {

    private final String things;
    private long judged;
    private long wrong;
    private Optional<String> first = Optional.empty();
    private OptionalLong turn = OptionalLong.empty();

    /** A ledger of {@code things}, in the plural, such as {@code "tickets given"}. */
    Ledger(String things) {
        this.things = things;
    }

    /** Counts one thing that was as it should be. */
    void good() {
        judged++;
    }

    /** Counts one thing that was not; {@code what} is a sentence without its full stop. */
    void bad(long at, String what) {
        judged++;
        wrong++;
        if (first.isPresent()) return;
        first = Optional.of(what);
        turn = OptionalLong.of(at);
    }

    /** Tells whether anything was wrong. */
    boolean broken() {
        return wrong > 0;
    }

    /** Passed if all was good, failed if anything was wrong, unknown if there was nothing. */
    Finding finding() {
        if (judged == 0) return Finding.unknown("there were no " + things);
        if (wrong == 0) return Finding.passed(judged + " " + things);
        String more = wrong > 1 ? " (and " + (wrong - 1) + " more like it)" : "";
        return Finding.failed(
                wrong + " of " + judged + " " + things, first.orElse("") + more, turn);
    }
}
