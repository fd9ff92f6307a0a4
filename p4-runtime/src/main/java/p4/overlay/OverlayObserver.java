package p4.overlay;

import java.time.Instant;

/** Is told what a node of an overlay does; for metrics, logs and judges. */
@FunctionalInterface
public interface OverlayObserver {

    /** An observer that does not care. */
    OverlayObserver NONE = (event, now) -> {};

    /**
     * Hears of {@code event}, which happened at {@code now}.
     *
     * <p>Called on the node's timeline, in the order of the events; must not block or throw.
     */
    void happened(OverlayEvent event, Instant now);
}
