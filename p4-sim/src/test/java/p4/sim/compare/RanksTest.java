package p4.sim.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import p4.sim.report.chart.Point;
import p4.sim.report.gist.Spread;

class RanksTest {

    @Test
    void thoseThatNeverCameToAnEndKeepTheCurveBelowOne() {
        var ranks = new Ranks(Spread.of(new long[] {3_000_000, 1_000_000, 2_000_000}), 1);

        assertThat(ranks.shares())
                .contains(new Point(1, 0.25), new Point(2, 0.5), new Point(3, 0.75))
                .allMatch(point -> point.y() <= 0.75);
        assertThat(ranks.percentile(50)).isEqualTo(2);
    }

    @Test
    void aHundredThousandTimesAreAFewHundredPointsFromTheShortestToTheLongest() {
        long[] micros = LongStream.rangeClosed(1, 100_000).toArray();

        var shares = new Ranks(Spread.of(micros), 0).shares();

        assertThat(shares)
                .hasSizeLessThan(400)
                .isSortedAccordingTo((one, other) -> Double.compare(one.x(), other.x()))
                .contains(new Point(1e-6, 0), new Point(0.1, 1));
    }
}
