package p4.sim.time;

import java.time.Duration;
import java.time.Instant;
import p4.time.Alarm;
import p4.time.Timeline;

/** The timeline of a node whose clock is wrong: it reads and waits by that clock. */
public final class SkewedTimeline implements Timeline {

    private final Timeline real;
    private final NodeClock clock;

    /** Runs tasks on {@code real}, when {@code clock} says so. */
    public SkewedTimeline(Timeline real, NodeClock clock) {
        this.real = real;
        this.clock = clock;
    }

    @Override
    public Instant instant() {
        return clock.shown(real.instant());
    }

    @Override
    public Alarm after(Duration delay, Runnable task) {
        return real.after(clock.until(delay), task);
    }

    @Override
    public void execute(Runnable task) {
        real.execute(task);
    }
}
