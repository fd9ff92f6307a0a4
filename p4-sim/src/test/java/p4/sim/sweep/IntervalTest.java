package p4.sim.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntervalTest {

    /** Source: R. G. Newcombe, Statistics in Medicine 17 (1998), table I, method 3. */
    @ParameterizedTest
    @CsvSource({
        "81, 263, 0.2553, 0.3662",
        "15, 148, 0.0624, 0.1605",
        "0, 20, 0.0000, 0.1611",
        "1, 29, 0.0061, 0.1718"
    })
    void aShareLiesWhereThePaperSays(int successes, int trials, double low, double high) {
        Interval share = Interval.ofShare(successes, trials);

        assertThat(share.low()).isCloseTo(low, within(6e-5));
        assertThat(share.high()).isCloseTo(high, within(6e-5));
    }

    @Test
    void neverFailingDoesNotProveThatItCannot() {
        assertThat(Interval.ofShare(100, 100).low()).isBetween(0.96, 0.97);
        assertThat(Interval.ofShare(100, 100).high()).isEqualTo(1);
    }

    @Test
    void moreSuccessesThanTrialsAreRefused() {
        assertThatThrownBy(() -> Interval.ofShare(3, 2))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Interval.ofShare(0, 0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"1, 12.7062", "4, 2.7764", "20, 2.0860", "21, 2.0796", "30, 2.0423", "120, 1.9799"})
    void studentsQuantilesAreThoseOfTheTables(int freedom, double quantile) {
        assertThat(StudentT.quantile(freedom)).isCloseTo(quantile, within(1e-4));
    }

    @Test
    void aMeanLiesAroundTheMeanOfTheFigures() {
        Estimate estimate = Estimate.of(List.of(1.0, 2.0, 3.0, 4.0, 5.0));

        assertThat(estimate.mean()).isEqualTo(3);
        assertThat(estimate.interval()).hasValueSatisfying(ends -> {
            assertThat(ends.low()).isCloseTo(1.0368, within(1e-4));
            assertThat(ends.high()).isCloseTo(4.9632, within(1e-4));
        });
    }

    @Test
    void ofOneFigureNobodyKnowsHowFarItIsOff() {
        assertThat(Estimate.of(List.of(7.0))).satisfies(estimate -> {
            assertThat(estimate.mean()).isEqualTo(7);
            assertThat(estimate.interval()).isEmpty();
        });
    }

    @Test
    void nineteenTimesInTwentyTheTrueMeanIsInside() {
        var chance = new SplittableRandom(1);
        int inside = 0;

        for (int i = 0; i < 2_000; i++) {
            List<Double> drawn = chance.doubles(8).boxed().toList();
            Interval ends = Estimate.of(drawn).interval().orElseThrow();
            if (ends.low() <= 0.5 && 0.5 <= ends.high()) inside++;
        }

        assertThat(inside).isBetween(1_860, 1_940);
    }
}
