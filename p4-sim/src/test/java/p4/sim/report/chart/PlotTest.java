package p4.sim.report.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.StringReader;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class PlotTest {

    private static Plot plot() {
        return new Plot(Frame.WIDE, "a < b", "a & b", Axis.time(60, 8), Axis.counting(30, 4));
    }

    private static Element parse(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(svg)))
                .getDocumentElement();
    }

    private static List<String> labels(Axis axis) {
        return axis.ticks().stream().map(Axis.Tick::label).toList();
    }

    @Test
    void aPictureIsXmlWithATitleAndADescription() throws Exception {
        String svg = plot().band("even", 0, 30, "dis<turb")
                .area("online", List.of(new Point(0, 1), new Point(60, 2)))
                .column("ok", new Point(1, 0), new Point(2, 5))
                .dot("late", new Point(3, 4), "\u0000 a \"dot\"")
                .tick("crash", 1, 5, "x")
                .level("limit", 7, "lease")
                .moment("fault", 10, "f", "f")
                .note("mark", new Point(50, 3), "p99")
                .hint(0, 1, "second 0")
                .svg();

        Element root = parse(svg);

        assertThat(root.getElementsByTagName("title").item(0).getTextContent()).isEqualTo("a < b");
        assertThat(root.getElementsByTagName("desc").item(0).getTextContent()).isEqualTo("a & b");
        assertThat(svg).doesNotContain("NaN", "Infinity");
    }

    @Test
    void whatLiesBeyondThePlaneIsDrawnAtItsEdge() {
        Axis axis = Axis.time(60, 8);

        assertThat(axis.share(-5)).isZero();
        assertThat(axis.share(90)).isEqualTo(1);
        assertThat(axis.share(15)).isCloseTo(0.25, within(1e-9));
    }

    @Test
    void secondsAreMarkedAtRoundMoments() {
        assertThat(labels(Axis.time(64, 8)))
                .containsExactly("0", "10 s", "20 s", "30 s", "40 s", "50 s", "60 s");
        assertThat(labels(Axis.time(600, 4))).containsExactly("0", "5 min", "10 min");
        assertThat(labels(Axis.time(2, 8)).size()).isBetween(4, 9);
        assertThat(labels(Axis.time(130, 5)))
                .containsExactly("0", "30 s", "1 min", "1:30 min", "2 min");
        assertThat(labels(Axis.time(9_000, 5)))
                .containsExactly("0", "30 min", "1 h", "1:30 h", "2 h", "2:30 h");
        assertThat(labels(Axis.time(88_260, 5)))
                .containsExactly("0", "6 h", "12 h", "18 h", "24 h");
        assertThat(labels(Axis.time(7 * 86_400, 5))).containsExactly("0", "2 d", "4 d", "6 d");
        assertThat(labels(Axis.lasting(1_325, 4)))
                .containsExactly("0", "10 min", "20 min", "30 min");
    }

    @Test
    void countsAreMarkedAtWholeNumbers() {
        assertThat(labels(Axis.counting(2, 4))).containsExactly("0", "1", "2");
        assertThat(labels(Axis.counting(0, 4))).containsExactly("0", "1");
        assertThat(labels(Axis.counting(6_000, 3))).containsExactly("0", "2,000", "4,000", "6,000");
        assertThat(labels(Axis.counting(34, 4))).containsExactly("0", "10", "20", "30", "40");
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-7, 0.0042, 0.005, 0.9, 1, 3_000})
    void aLogarithmicAxisHoldsItsEnds(double min) {
        Axis axis = Axis.logTime(min, min * 7);

        assertThat(axis.min()).isLessThanOrEqualTo(Math.max(min, 1e-5) * 1.0001).isPositive();
        assertThat(axis.max()).isGreaterThanOrEqualTo(min * 7);
        assertThat(axis.ticks()).hasSizeBetween(2, 8);
        assertThat(axis.share(axis.min())).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "0,0 s",
        "0.0000005,0.5 µs",
        "0.0123,12.3 ms",
        "0.2,200 ms",
        "6,6 s",
        "64.25,64.3 s",
        "125,2:05 min",
        "9000,2:30 h",
        "300,5 min",
        "7200,2 h"
    })
    void durationsAreAsShortAsPeopleReadThem(double seconds, String words) {
        assertThat(Quantity.seconds(seconds)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({"0,0 B", "1023,1023 B", "1024,1 KiB", "1572864,1.5 MiB", "1099511627776,1 TiB"})
    void bytesAreInBinaryUnits(long bytes, String words) {
        assertThat(Quantity.bytes(bytes)).isEqualTo(words);
    }

    @Test
    void anEmptySeriesDrawsNothing() {
        String empty = plot().svg();

        assertThat(plot().area("online", List.of()).stairs("ok", List.of()).svg())
                .isEqualTo(empty);
    }
}
