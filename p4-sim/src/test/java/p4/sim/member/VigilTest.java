package p4.sim.member;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import p4.time.ManualTimeline;

class VigilTest {

    private final ManualTimeline timeline = new ManualTimeline();
    private boolean attended;
    private int ends;

    private void watch() {
        new Vigil(timeline, () -> attended, () -> ends++).start();
    }

    @Test
    void aMemberWhoseLaboratoryIsGoneEnds() {
        watch();

        timeline.advance(Vigil.PERIOD.multipliedBy(Vigil.LOOKS));

        assertThat(ends).isOne();
    }

    @Test
    void aMemberThatIsAttendedToGoesOnAndEndsOnlyWhenItIsAloneForLong() {
        attended = true;
        watch();
        timeline.advance(Vigil.PERIOD.multipliedBy(10L * Vigil.LOOKS));

        attended = false;
        timeline.advance(Vigil.PERIOD.multipliedBy(Vigil.LOOKS - 1));

        assertThat(ends).isZero();
        timeline.advance(Vigil.PERIOD);
        assertThat(ends).isOne();
    }
}
