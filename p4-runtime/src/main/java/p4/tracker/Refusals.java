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

    /** Not now, but in {@code pause}; at least a millisecond, so that nobody spins. */
    static Refused later(Refusal why, String detail, Duration pause) {
        Duration least = Duration.ofMillis(1);
        return new Refused(why, detail, Optional.of(pause.compareTo(least) < 0 ? least : pause));
    }
}
