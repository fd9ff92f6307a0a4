package p4.peer;

import java.time.Instant;

/** Is told what a peer does; for metrics, logs and judges. */
@FunctionalInterface
public interface PeerObserver {

    /** An observer that does not care. */
    PeerObserver NONE = (event, now) -> {};

    /**
     * Hears of {@code event}, which happened at {@code now}.
     *
     * <p>Called on the peer's timeline, in the order of the events; must not block or throw.
     */
    void happened(PeerEvent event, Instant now);
}
