package p4.sim.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import p4.sim.replay.LeftSeries;
import p4.sim.report.chart.Point;

class BinsTest {

    private static LeftSeries seconds(long count) {
        return new LeftSeries(LongStream.range(0, count)
                .mapToObj(second -> new LeftSeries.Line(second, second % 7, 2, 1, 0, 3))
                .toList());
    }

    @Test
    void aShortRunIsToldSecondBySecond() {
        var bins = new Bins(60);

        assertThat(bins.width()).isEqualTo(1);
        assertThat(bins.downloads(seconds(60))).hasSize(60).allSatisfy(bin -> {
            assertThat(bin.ok()).isEqualTo(2);
            assertThat(bin.all()).isEqualTo(6);
        });
    }

    @Test
    void aDayIsToldInNoMoreColumnsThanCanBeSeen() {
        var bins = new Bins(86_400);

        assertThat(bins.width()).isEqualTo(1_200);
        assertThat(bins.downloads(seconds(86_400))).hasSize(72).allSatisfy(bin -> {
            assertThat(bin.ok()).isBetween(1.999, 2.001);
        });
        assertThat(bins.online(seconds(86_400))).hasSize(73);
    }

    @Test
    void whoIsOnlineAtTheEndOfABinIsToldForTheWholeOfIt() {
        var lines = List.of(
                new LeftSeries.Line(0, 4, 0, 0, 0, 0), new LeftSeries.Line(1, 9, 0, 0, 0, 0));

        assertThat(new Bins(2).online(new LeftSeries(lines)))
                .containsExactly(new Point(0, 4), new Point(1, 9), new Point(2, 9));
    }
}
