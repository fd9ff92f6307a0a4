package p4.sim.cluster.remote;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import p4.time.Timeline;

/**
 * How far the clock of a member is ahead of the laboratory's, wrong by half {@code roundTrip} at most.
 *
 * <p>Source: RFC 5905 §8, of several readings the one with the least round trip. An offset that may as
 * well be none is none: clocks of one machine are one clock.
 */
record ClockOffset(Duration ahead, Duration roundTrip) {

    private static final int READINGS = 8;

    /** Estimates it from some readings of {@code clock}, one after the other. */
    static CompletionStage<ClockOffset> estimate(
            Timeline timeline, Supplier<CompletionStage<Instant>> clock) {
        return best(READINGS, timeline, clock);
    }

    private static CompletionStage<ClockOffset> best(
            int readings, Timeline timeline, Supplier<CompletionStage<Instant>> clock) {
        return read(timeline, clock).thenCompose(first -> {
            if (readings == 1) return CompletableFuture.completedFuture(first);
            return best(readings - 1, timeline, clock).thenApply(first::better);
        });
    }

    private static CompletionStage<ClockOffset> read(
            Timeline timeline, Supplier<CompletionStage<Instant>> clock) {
        Instant asked = timeline.instant();
        return clock.get().thenApply(there -> of(asked, there, timeline.instant()));
    }

    /** The offset of a clock that was {@code there} between {@code asked} and {@code answered}. */
    static ClockOffset of(Instant asked, Instant there, Instant answered) {
        var roundTrip = Duration.between(asked, answered);
        Duration error = roundTrip.dividedBy(2);
        var ahead = Duration.between(asked.plus(error), there);
        return new ClockOffset(
                ahead.abs().compareTo(error) <= 0 ? Duration.ZERO : ahead, roundTrip);
    }

    /** This one, or {@code other} if that is more certain. */
    ClockOffset better(ClockOffset other) {
        return other.roundTrip.compareTo(roundTrip) < 0 ? other : this;
    }
}
