package p4.sim.check;

import java.util.OptionalDouble;
import java.util.OptionalLong;
import p4.sim.scenario.CheckSpec;

/**
 * What one check found.
 *
 * <p>{@code figure} is what it judged, such as {@code p99 0.41 s of 17 evictions}; {@code why} is one
 * sentence, empty where it passed; {@code turn} is the entry that decided it, where one did. {@code
 * measured} is the number that was held against a bound, in the unit of the check: seconds, a share
 * from 0 to 1, or a count.
 */
public record Verdict(
        CheckSpec check,
        Result result,
        String figure,
        String why,
        OptionalLong turn,
        OptionalDouble measured) {

    /** Whether a promise was kept. */
    public enum Result {
        /** It was. */
        PASSED,
        /** It was broken. */
        FAILED,
        /** There was nothing to look at, or the laboratory gave up: nobody can say. */
        UNKNOWN
    }
}
