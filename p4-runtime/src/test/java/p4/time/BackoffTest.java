package p4.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {

    private static final Backoff BACKOFF =
            new Backoff(Duration.ofMillis(200), Duration.ofSeconds(30));

    @ParameterizedTest
    @CsvSource({
        "0,100,200",
        "1,100,200",
        "2,200,400",
        "5,1600,3200",
        "9,15000,30000",
        "1000000,15000,30000"
    })
    void pausesDoubleUpToTheLongestAndAreDrawnFromTheirUpperHalf(int attempt, int from, int to) {
        var chance = new SplittableRandom(attempt);

        assertThat(IntStream.range(0, 1_000).mapToObj(i -> BACKOFF.pause(attempt, chance)))
                .allSatisfy(pause ->
                        assertThat(pause).isBetween(Duration.ofMillis(from), Duration.ofMillis(to)))
                .anySatisfy(
                        pause -> assertThat(pause.toMillis()).isLessThan(from + (to - from) / 4))
                .anySatisfy(
                        pause -> assertThat(pause.toMillis()).isGreaterThan(to - (to - from) / 4));
    }

    @Test
    void aShorterLongestPauseIsKeptButNeverShorterThanTheFirst() {
        Duration second = Duration.ofSeconds(1);

        assertThat(BACKOFF.noLongerThan(second)).isEqualTo(new Backoff(BACKOFF.first(), second));
        assertThat(BACKOFF.noLongerThan(Duration.ofMillis(1)).max()).isEqualTo(BACKOFF.first());
        assertThat(BACKOFF.noLongerThan(Duration.ofHours(1))).isEqualTo(BACKOFF);
    }

    @Test
    void pausesThatMakeNoSenseAreRefused() {
        assertThatThrownBy(() -> new Backoff(Duration.ZERO, Duration.ofSeconds(1)))
                .hasMessageContaining("first wait must be 1 ms or more");
        assertThatThrownBy(() -> new Backoff(Duration.ofSeconds(2), Duration.ofSeconds(1)))
                .hasMessageContaining("shorter than");
    }
}
