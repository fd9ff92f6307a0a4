package p4.tracker;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import p4.time.Alarm;
import p4.time.Timeline;

/**
 * Evicts leases when they end although nobody asks, so that no file outlives its lease by 1 s.
 *
 * <p>One alarm at most waits, at the end of the lease that ends first; not sooner than 50 ms, so that
 * leases that end together are swept together.
 */
final class Sweep {

    private static final Duration PAUSE_MIN = Duration.ofMillis(50);

    private final Timeline timeline;
    private final Registry registry;
    private final Consumer<Instant> evict;
    private Optional<Alarm> alarm = Optional.empty();
    private boolean running;

    Sweep(Timeline timeline, Registry registry, Consumer<Instant> evict) {
        this.timeline = timeline;
        this.registry = registry;
        this.evict = evict;
    }

    /** Begins to sweep. */
    void start() {
        running = true;
        arm();
    }

    /** Sees to it that an alarm waits if there is a lease; every lease is equally long. */
    void arm() {
        if (!running || alarm.isPresent()) return;
        registry.nextEnd().ifPresent(end -> {
            Duration pause = Duration.between(timeline.instant(), end);
            boolean soon = pause.compareTo(PAUSE_MIN) < 0;
            alarm = Optional.of(timeline.after(soon ? PAUSE_MIN : pause, this::sweep));
        });
    }

    /** Sweeps no more. */
    void stop() {
        running = false;
        alarm.ifPresent(Alarm::cancel);
        alarm = Optional.empty();
    }

    private void sweep() {
        alarm = Optional.empty();
        evict.accept(timeline.instant());
        arm();
    }
}
