package p4.sim.member;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import p4.time.Timeline;

/**
 * Ends a member whose laboratory is gone: one that nobody attended to at {@link #LOOKS} looks.
 *
 * <p>Looks are counted, not the time between them: a member that was stopped for a while has not been
 * alone for as long.
 */
final class Vigil {

    /** How long it is between two looks. */
    static final Duration PERIOD = Duration.ofSeconds(5);

    /** After how many looks without anybody it is over. */
    static final int LOOKS = 6;

    private final Timeline timeline;
    private final BooleanSupplier attended;
    private final Runnable end;
    private int alone;

    /** {@code attended} tells whether somebody was there since it was last asked. */
    Vigil(Timeline timeline, BooleanSupplier attended, Runnable end) {
        this.timeline = timeline;
        this.attended = attended;
        this.end = end;
    }

    /** Looks from now on. */
    void start() {
        timeline.after(PERIOD, this::look);
    }

    private void look() {
        alone = attended.getAsBoolean() ? 0 : alone + 1;
        if (alone < LOOKS) start();
        else end.run();
    }
}
