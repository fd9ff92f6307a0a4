package p4.sim.report.gist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import p4.sim.journal.Event;

class LatenciesTest {

    private final Told told = new Told();

    @Test
    void percentilesAreExactByNearestRank() {
        for (int i = 100; i >= 1; i--) told.download(1_000, i, Duration.ofMillis(i));

        Spread spread = told.gist().latencies().spread();

        assertThat(spread.percentile(0)).isEqualTo(0.001);
        assertThat(spread.percentile(50)).isEqualTo(0.050);
        assertThat(spread.percentile(99)).isEqualTo(0.099);
        assertThat(spread.percentile(100)).isEqualTo(0.100);
    }

    @Test
    void ofVeryManyPercentilesAreWithinAThousandth() {
        for (int i = 0; i < 150_000; i++) {
            told.download(i, i, Duration.ofNanos((i * 7_919L % 150_000 + 1) * 1_000));
        }

        Latencies latencies = told.gist().latencies();

        assertThat(latencies.some().isWhole()).isFalse();
        assertThat(latencies.count()).isEqualTo(150_000);
        for (int percent : new int[] {1, 50, 90, 99, 100}) {
            double exact = percent * 1_500 / 1e6;
            assertThat(latencies.spread().percentile(percent))
                    .isCloseTo(exact, within(exact / 1_000));
        }
    }

    @Test
    void theSlowestComeFirstWithTheFileTheyAskedFor() {
        told.at(0, "a", new Event.FetchAsked(1, "one.bin", new Event.Proof("valid", "valid")));
        for (int i = 1; i <= 20; i++) told.download(1_000, i, Duration.ofMillis(100 - i));

        assertThat(told.gist().latencies().slowest())
                .hasSize(8)
                .first()
                .isEqualTo(new Download("a", "one.bin", 10, 0.099, ""));
    }

    @Test
    void aStretchInWhichNoneEndedIsLeftOut() {
        told.download(500, 1, Duration.ofMillis(10));
        told.download(700, 2, Duration.ofMillis(20));
        told.download(299_500, 3, Duration.ofMillis(30));

        assertThat(told.gist().latencies().timed(300, 100))
                .extracting(Timed::from, Timed::to, timed -> timed.spread().count())
                .containsExactly(tuple(0.0, 5.0, 2L), tuple(295.0, 300.0, 1L));
    }
}
