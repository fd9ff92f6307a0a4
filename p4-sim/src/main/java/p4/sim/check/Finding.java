package p4.sim.check;

import java.util.OptionalDouble;
import java.util.OptionalLong;
import p4.sim.check.Verdict.Result;
import p4.sim.scenario.CheckSpec;

/** A verdict that does not say yet which check it is of; its parts are those of {@link Verdict}. */
record Finding(
        Result result, String figure, String why, OptionalLong turn, OptionalDouble measured) {

    Finding(Result result, String figure, String why, OptionalLong turn) {
        this(result, figure, why, turn, OptionalDouble.empty());
    }

    /** The promise was kept. */
    static Finding passed(String figure) {
        return new Finding(Result.PASSED, figure, "", OptionalLong.empty());
    }

    /** The promise was broken. */
    static Finding failed(String figure, String why, OptionalLong turn) {
        return new Finding(Result.FAILED, figure, why, turn);
    }

    /** There was nothing to judge. */
    static Finding unknown(String why) {
        return new Finding(Result.UNKNOWN, "nothing to judge", why, OptionalLong.empty());
    }

    /** The same, with the figure as a number. */
    Finding measuring(double value) {
        return new Finding(result, figure, why, turn, OptionalDouble.of(value));
    }

    /** The verdict on {@code check}. */
    Verdict of(CheckSpec check) {
        return new Verdict(check, result, figure, why, turn, measured);
    }
}
