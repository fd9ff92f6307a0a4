package p4.sim.sweep;

import java.util.List;
import java.util.function.Function;
import p4.sim.check.Verdict;

/** How many runs, or checks, ended how. */
public record Count(int passed, int failed, int unknown) {

    /** Counts the results of {@code things}. */
    static <T> Count of(List<T> things, Function<T, Verdict.Result> result) {
        return new Count(
                count(things, result, Verdict.Result.PASSED),
                count(things, result, Verdict.Result.FAILED),
                count(things, result, Verdict.Result.UNKNOWN));
    }

    private static <T> int count(
            List<T> things, Function<T, Verdict.Result> result, Verdict.Result wanted) {
        return (int)
                things.stream().filter(thing -> result.apply(thing) == wanted).count();
    }

    /** All together. */
    public int all() {
        return passed + failed + unknown;
    }

    /** Where the probability to pass lies. */
    public Interval share() {
        return Interval.ofShare(passed, all());
    }
}
