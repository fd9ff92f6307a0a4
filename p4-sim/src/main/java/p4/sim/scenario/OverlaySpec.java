package p4.sim.scenario;

import java.time.Duration;

/**
 * How the peers of an overlay are set up.
 *
 * <p>Each asks its neighbours every {@code ping} whether they are alive; when it starts it knows the
 * addresses of {@code knows} of those before it, or of as many others if those are fewer.
 */
public record OverlaySpec(Duration ping, int knows) {

    /** What ordinary peers do. */
    public static final OverlaySpec USUAL = new OverlaySpec(Duration.ofSeconds(30), 3);
}
