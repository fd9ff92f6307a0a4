package p4.sim.report.gist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ThinnedTest {

    private static Thinned<Integer> of(int most, int given) {
        var thinned = new Thinned<Integer>(most);
        for (int i = 0; i < given; i++) thinned.add(i);
        return thinned;
    }

    @Test
    void whatIsFewIsKeptWhole() {
        Thinned<Integer> thinned = of(4, 4);

        assertThat(thinned.isWhole()).isTrue();
        assertThat(thinned.kept()).containsExactly(0, 1, 2, 3);
    }

    @ParameterizedTest(name = "{0} given")
    @ValueSource(ints = {5, 8, 9, 100, 12_345})
    void ofManyEverySoManiethIsKeptAndNoMoreThanAllowed(int given) {
        Thinned<Integer> thinned = of(4, given);

        int every = (int) thinned.every();
        List<Integer> expected =
                IntStream.iterate(0, i -> i < given, i -> i + every).boxed().toList();
        assertThat(thinned.given()).isEqualTo(given);
        assertThat(every).isGreaterThan(1);
        assertThat(thinned.kept()).hasSizeBetween(2, 4).isEqualTo(expected);
    }

    @Test
    void aPlaceForOneIsRefused() {
        assertThatThrownBy(() -> new Thinned<Integer>(1)).hasMessage("most: 1");
    }
}
