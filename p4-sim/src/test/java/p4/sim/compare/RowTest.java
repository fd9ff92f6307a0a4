package p4.sim.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import p4.sim.report.gist.Metric.Better;

class RowTest {

    private static Optional<Item> item(String value, Better better) {
        if (value.equals("none")) return Optional.empty();
        return Optional.of(Item.figure(value, Double.parseDouble(value), better));
    }

    @ParameterizedTest(name = "{0} beside {1}, better {2}: {3}")
    @CsvSource({
        "1,   1,      LESS,    SAME,   =",
        "0,   0,      MORE,    SAME,   =",
        "1,   1.08,   LESS,    WORSE,  ×1.08 worse",
        "1,   1.08,   MORE,    BETTER, ×1.08 better",
        "1,   0.5,    LESS,    BETTER, ×0.5 better",
        "1,   0.5,    MORE,    WORSE,  ×0.5 worse",
        "4,   2,      NEITHER, OTHER,  ×0.5",
        "4,   0,      LESS,    BETTER, ×0 better",
        "10,  0.0069, LESS,    BETTER, ×0.0007 better",
        "0,   3,      LESS,    WORSE,  worse",
        "0,   3,      NEITHER, OTHER,  ''",
        "none, 3,     LESS,    ABSENT, ''",
        "3,   none,   LESS,    ABSENT, ''",
        "none, none,  LESS,    SAME,   ''"
    })
    void aFigureStandsToTheBaseAsItIsWritten(
            String base, String other, Better better, Trend trend, String mark) {
        Cell cell = Cell.beside(item(base, better), item(other, better));

        assertThat(cell.trend()).isEqualTo(trend);
        assertThat(cell.mark()).isEqualTo(mark);
    }

    @ParameterizedTest
    @CsvSource({"0, 2, WORSE", "2, 0, BETTER", "1, 2, WORSE", "0, 1, WORSE"})
    void aVerdictOutweighsItsFigure(int base, int other, Trend trend) {
        var before = new Item("a", OptionalDouble.of(1), Better.LESS, base);
        var after = new Item("b", OptionalDouble.of(0.5 + base), Better.LESS, other);

        assertThat(after.beside(before)).isEqualTo(trend);
    }
}
