package p4.sim.sweep;

/**
 * How a sweep goes about its work.
 *
 * <p>{@code jobs} runs at a time, 1 or more. Every {@code twiceEvery}-th run is run a second time, to
 * see whether it is the same; none if that is 0.
 */
public record Effort(int jobs, boolean stopAtFirstFailure, int twiceEvery) {

    public Effort {
        if (jobs < 1) throw new IllegalArgumentException("jobs: " + jobs);
        if (twiceEvery < 0) throw new IllegalArgumentException("twiceEvery: " + twiceEvery);
    }

    /** Tells whether run {@code index} is run a second time. */
    boolean twice(int index) {
        return twiceEvery > 0 && index % twiceEvery == 0;
    }
}
