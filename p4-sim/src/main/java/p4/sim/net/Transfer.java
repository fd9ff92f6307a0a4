package p4.sim.net;

import java.util.Optional;
import p4.sim.time.VirtualTimeline;
import p4.time.Alarm;

/**
 * Moves one message after the other through the ports of two nodes, as fast as fair sharing allows.
 *
 * <p>Between messages that follow at once it keeps its share. For the timeline's thread alone.
 */
final class Transfer implements Share.Rated {

    /** As good as no limit, yet a number to reckon with. */
    private static final double FASTEST = 1e6;

    private final VirtualTimeline timeline;
    private final FairShare sharing;
    private final int source;
    private final int target;
    private final double most;
    private Optional<Share> share = Optional.empty();
    private Optional<Runnable> moved = Optional.empty();
    private Alarm alarm = () -> {};
    private long alarmNanos;
    private double left;
    private double rate;
    private long sinceNanos;

    /** Moves from {@code source} to {@code target}, at most {@code most} bytes a nanosecond. */
    Transfer(VirtualTimeline timeline, FairShare sharing, int source, int target, double most) {
        this.timeline = timeline;
        this.sharing = sharing;
        this.source = source;
        this.target = target;
        this.most = most;
    }

    /** Moves {@code bytes} bytes, and runs {@code next} when they are through; one at a time. */
    void move(long bytes, Runnable next) {
        left += bytes; // what was moved of a nanosecond too much counts
        sinceNanos = timeline.nanos();
        moved = Optional.of(next);
        if (share.isPresent()) plan();
        else share = Optional.of(sharing.join(source, target, most, this));
    }

    @Override
    public void rate(double bytesPerNano) {
        account();
        rate = Math.min(bytesPerNano, FASTEST);
        if (moved.isPresent()) plan();
    }

    /** Gives its share back; what it moves is lost. */
    void end() {
        alarm.cancel();
        alarmNanos = 0;
        left = 0;
        rate = 0;
        moved = Optional.empty();
        share.ifPresent(sharing::leave);
        share = Optional.empty();
    }

    private void account() {
        left -= rate * (timeline.nanos() - sinceNanos);
        sinceNanos = timeline.nanos();
    }

    /** Sets the alarm for the end; one that is too early finds out by itself. */
    private void plan() {
        if (rate == 0) return; // its share has yet to be worked out
        long wait = Math.max(1, (long) Math.ceil(left / rate));
        long due = timeline.nanos() + wait;
        if (alarmNanos > timeline.nanos() && alarmNanos <= due) return;
        alarm.cancel();
        alarmNanos = due;
        alarm = timeline.afterNanos(wait, this::check);
    }

    private void check() {
        alarmNanos = 0;
        account();
        if (left >= rate) { // a nanosecond or more is missing
            plan();
            return;
        }
        Optional<Runnable> done = moved;
        moved = Optional.empty();
        done.ifPresent(Runnable::run);
        if (moved.isEmpty()) end();
    }
}
