package p4.tracker;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import p4.control.Challenge;
import p4.control.DialBack;
import p4.model.ContentHash;
import p4.time.Timeline;

/**
 * Which peers proved that they serve where they say; the others are not handed out.
 *
 * <p>A peer is dialed when it makes its first request with a lease: before that it may not know its
 * key yet. One that fails is dialed again, at most once in {@code pause}. Source: threats, rows 1, 9.
 */
final class Reachability {

    private final DialBack dialBack;
    private final TicketOffice tickets;
    private final Timeline timeline;
    private final Duration pause;
    private final Map<ContentHash, Dial> dials = new HashMap<>();

    Reachability(DialBack dialBack, TicketOffice tickets, Timeline timeline, Duration pause) {
        this.dialBack = dialBack;
        this.tickets = tickets;
        this.timeline = timeline;
        this.pause = pause;
    }

    /** Tells whether the holder of {@code lease} serves, and where it says. */
    boolean isProven(Lease lease) {
        if (lease.endpoint().isEmpty()) return false;
        return dialBack == DialBack.TRUSTING || dialOf(lease).proven();
    }

    /** Dials the holder of {@code lease} if it is time to; the answer comes back on the timeline. */
    void probe(Lease lease, Instant now) {
        if (lease.endpoint().isEmpty() || isProven(lease)) return;
        if (dialOf(lease).next().isAfter(now)) return;
        dials.put(lease.token(), new Dial(false, now.plus(pause)));
        var challenge = new Challenge(lease.peer(), tickets.nonce(), lease.key());
        dialBack.answers(lease.endpoint().get(), challenge)
                .whenComplete((proven, silence) ->
                        timeline.execute(() -> settle(lease.token(), silence == null && proven)));
    }

    /** Forgets {@code lease}, which has ended. */
    void forget(Lease lease) {
        dials.remove(lease.token());
    }

    private void settle(ContentHash token, boolean proven) {
        dials.computeIfPresent(
                token, (lease, dial) -> new Dial(dial.proven() || proven, dial.next()));
    }

    private Dial dialOf(Lease lease) {
        return dials.getOrDefault(lease.token(), Dial.NEVER);
    }

    /** What the dials of one lease came to, and when the next may be made. */
    private record Dial(boolean proven, Instant next) {

        static final Dial NEVER = new Dial(false, Instant.MIN);
    }
}
