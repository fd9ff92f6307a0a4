package p4.sim.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.function.IntPredicate;
import p4.model.Printable;
import p4.time.Timeline;

/** How long a search may go on: a number of runs, or a time. */
final class Patience implements IntPredicate {

    private static final int RUNS_MAX = 1_000_000;

    private final Timeline timeline;
    private final Instant begun;
    private final int runsMax;
    private final Duration longest;
    private volatile boolean lost;

    /** Reads {@code budget}, such as {@code 500} or {@code 60s}; begins now. */
    Patience(String budget, Timeline timeline) {
        this.timeline = timeline;
        this.begun = timeline.instant();
        boolean time = budget.matches("[1-9]\\d{0,5}s");
        if (!time && !budget.matches("[1-9]\\d{0,5}")) {
            throw new Refusal("--budget: found " + Printable.quote(budget)
                    + ", expected a number of runs such as 500, or of seconds such as 60s");
        }
        this.runsMax = time ? RUNS_MAX : Integer.parseInt(budget);
        this.longest = time
                ? Duration.ofSeconds(Long.parseLong(budget.substring(0, budget.length() - 1)))
                : Duration.ofDays(365);
    }

    /** Is over from now on; from any thread. */
    void lose() {
        lost = true;
    }

    @Override
    public boolean test(int runs) {
        boolean inTime = Duration.between(begun, timeline.instant()).compareTo(longest) < 0;
        return !lost && runs < runsMax && inTime;
    }
}
