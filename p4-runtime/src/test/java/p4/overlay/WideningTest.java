package p4.overlay;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import p4.overlay.Widening.Ring;

class WideningTest {

    private static final OverlayLimits.Search LIMITS = OverlayLimits.DEFAULT.search();

    @Test
    void floodingAsksEverybodyAsFarAsItMayAndOnlyOnce() {
        var flooding = Widening.flooding(32, LIMITS);

        assertThat(flooding.next(0)).contains(new Ring(0, 32, 4, ProtocolBounds.EVERYONE));
        assertThat(flooding.next(0)).isEmpty();
    }

    @Test
    void aDynamicQueryAsksAFewThenTheOthersThenFurther() {
        var dynamic = Widening.dynamic(32, 3, LIMITS);

        assertThat(dynamic.next(0)).contains(new Ring(0, 4, 2, 7));
        assertThat(dynamic.next(0)).contains(new Ring(4, 32, 2, 7));
        assertThat(dynamic.next(0)).contains(new Ring(0, 32, 3, 7));
        assertThat(dynamic.next(0)).contains(new Ring(0, 32, 4, 7));
        assertThat(dynamic.next(0)).isEmpty();
    }

    @Test
    void itGoesNoFurtherThanItsFindsPromiseToBeEnough() {
        var near = Widening.dynamic(32, 3, LIMITS);
        var far = Widening.dynamic(32, 1_000, LIMITS);
        near.next(0);
        near.next(0);
        far.next(0);
        far.next(0);

        assertThat(near.next(2)).contains(new Ring(0, 32, 3, 7));
        assertThat(far.next(2)).contains(new Ring(0, 32, 4, 7));
    }

    @Test
    void nobodyToAskIsTheEndOfIt() {
        assertThat(Widening.dynamic(0, 3, LIMITS).next(0)).isEmpty();
        assertThat(Widening.flooding(0, LIMITS).next(0)).isEmpty();
    }

    @Test
    void aFewNeighboursAreAskedOnceEachRing() {
        var dynamic = Widening.dynamic(2, 3, LIMITS);

        assertThat(dynamic.next(0)).contains(new Ring(0, 2, 2, 7));
        assertThat(dynamic.next(0)).contains(new Ring(0, 2, 3, 7));
    }
}
