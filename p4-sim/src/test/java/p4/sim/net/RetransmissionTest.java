package p4.sim.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetransmissionTest {

    private static final long TRIP = Duration.ofMillis(40).toNanos();
    private static final long TIMER = Duration.ofMillis(200).toNanos();

    @ParameterizedTest(name = "{0} segments, loss {1}")
    @CsvSource({"1, 0.05", "3, 0.2", "10, 0.01", "180, 0.001"})
    void aMessageIsUnharmedAsOftenAsAllOfItsSegmentsAre(int segments, double loss) {
        var chance = new SplittableRandom(7);
        long bytes = (long) segments * Retransmission.SEGMENT_BYTES;
        int draws = 100_000;

        int unharmed = 0;
        for (int i = 0; i < draws; i++) {
            Verdict verdict = Retransmission.ofLost(bytes, loss, TRIP, chance.nextDouble());
            if (verdict instanceof Verdict.Pass) unharmed++;
        }

        assertThat((double) unharmed / draws).isCloseTo(Math.pow(1 - loss, segments), within(0.01));
    }

    @Test
    void aSmallMessageWaitsForTheTimerAndALargeOneForARoundTrip() {
        double once = 0.97;

        assertThat(Retransmission.ofLost(100, 0.05, TRIP, once))
                .isEqualTo(new Verdict.Delay(TIMER));
        assertThat(Retransmission.ofLost(100_000, 0.001, TRIP, once))
                .isEqualTo(new Verdict.Delay(TRIP));
    }

    @Test
    void theTimerDoublesUpToAMinuteAndIsNoShorterThanTwoRoundTrips() {
        assertThat(Retransmission.waitNanos(TRIP, 0)).isEqualTo(TIMER);
        assertThat(Retransmission.waitNanos(TRIP, 1)).isEqualTo(2 * TIMER);
        assertThat(Retransmission.waitNanos(10 * TRIP, 0)).isEqualTo(20 * TRIP);
        assertThat(Retransmission.waitNanos(TRIP, 1_000)).isEqualTo(60_000_000_000L);
    }

    @Test
    void whatIsAlwaysLostNeverComes() {
        assertThat(Retransmission.ofLost(100, 1, TRIP, 0.5)).isEqualTo(new Verdict.Drop("loss"));
    }
}
