package p4.tracker;

import java.time.Duration;
import java.util.Optional;
import p4.control.ControlReply.Refused;
import p4.control.Refusal;

/** The ways a tracker says no. */
final class Refusals {

    private Refusals() {}

    /** No, and asking again will not help. */
    static Refused no(Refusal why, String detail) {
        return Refused.because(why, detail);
    }

    /**
     * Not now, but in {@code pause}, in whole milliseconds as the wire has it, so that nobody comes too
     * early; at least one, so that nobody spins.
     */
    static Refused later(Refusal why, String detail, Duration pause) {
        long millis = pause.plusMillis(1).minusNanos(1).toMillis();
        return new Refused(why, detail, Optional.of(Duration.ofMillis(Math.max(1, millis))));
    }
}
