package p4.wire.grpc;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import p4.time.Alarm;
import p4.time.Timeline;

/** Looks at a call from time to time; a look at which nothing has moved since the last is its end. */
final class TimedWatch implements Patience.Watch {

    private final Timeline timeline;
    private final Duration limit;
    private final Runnable giveUp;
    private final AtomicLong moves = new AtomicLong();
    private volatile Alarm nextLook = () -> {};
    private volatile boolean ended;

    TimedWatch(Timeline timeline, Duration limit, Runnable giveUp) {
        this.timeline = timeline;
        this.limit = limit;
        this.giveUp = giveUp;
    }

    void start() {
        long seen = moves.get();
        nextLook = timeline.after(limit, () -> look(seen));
    }

    @Override
    public void moved() {
        moves.incrementAndGet();
    }

    @Override
    public void end() {
        ended = true;
        nextLook.cancel();
    }

    private void look(long seen) {
        if (ended) return;
        if (moves.get() != seen) start();
        else giveUp.run();
    }
}
