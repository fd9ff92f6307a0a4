package p4.sim.check;

import java.util.Optional;
import java.util.OptionalLong;

/** What a check has seen so far: how many things it judged, and the first that was wrong. */
final class Finding {

    private final String things;
    private int judged;
    private int wrong;
    private Optional<String> first = Optional.empty();
    private OptionalLong turn = OptionalLong.empty();

    /** Judges {@code things}, such as {@code "files kept"}. */
    Finding(String things) {
        this.things = things;
    }

    /** Counts one thing that was as it should. */
    void good() {
        judged++;
    }

    /** Counts one thing that was not, at {@code at}. */
    void bad(long at, String what) {
        judged++;
        wrong++;
        if (first.isPresent()) return;
        first = Optional.of(what);
        turn = OptionalLong.of(at);
    }

    /** Counts one thing. */
    void judge(boolean good, long at, String what) {
        if (good) good();
        else bad(at, what);
    }

    /** The verdict: unknown if there was nothing to judge. */
    Outcome outcome() {
        if (judged == 0) return Outcome.unknown("there were no " + things);
        String figure = judged + " " + things;
        if (first.isEmpty()) return new Outcome(Verdict.Result.PASSED, figure, "", turn);
        String why = first.get() + (wrong > 1 ? " (and " + (wrong - 1) + " more)" : "");
        return new Outcome(Verdict.Result.FAILED, wrong + " of " + figure, why, turn);
    }

    /** A verdict without its check. */
    record Outcome(Verdict.Result result, String figure, String why, OptionalLong turn) {

        static Outcome unknown(String why) {
            return new Outcome(Verdict.Result.UNKNOWN, "nothing", why, OptionalLong.empty());
        }

        static Outcome of(boolean passed, String figure, String why) {
            return new Outcome(
                    passed ? Verdict.Result.PASSED : Verdict.Result.FAILED,
                    figure,
                    passed ? "" : why,
                    OptionalLong.empty());
        }
    }
}
