package p4.sim.report.gist;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import p4.sim.Scenarios;
import p4.sim.journal.Entry;
import p4.sim.journal.Event;
import p4.sim.scenario.Scenario;

class SeriesTest {

    private static final Scenario SCENARIO = Scenarios.minute(List.of(), List.of(), List.of());
    private static final Event STARTED = new Event.PeerStarted("x:1", 0);
    private static final Event CRASHED = new Event.PeerCrashed();

    private final List<Entry> journal = new ArrayList<>();

    private void tell(long millis, String who, Event event) {
        journal.add(new Entry(journal.size() + 1L, Duration.ofMillis(millis), who, event));
    }

    private List<Stretch> stretches(int most) {
        return Gist.of(SCENARIO, journal).series().stretches(most);
    }

    @Test
    void aShortRunIsToldSecondBySecond() {
        tell(100, "a", STARTED);
        tell(2_900, "a", CRASHED);
        tell(3_000, "b", STARTED);

        List<Stretch> seconds = stretches(400);

        assertThat(seconds).extracting(Stretch::second).containsExactly(0L, 1L, 2L, 3L);
        assertThat(seconds).extracting(Stretch::online).containsExactly(1, 1, 0, 1);
        assertThat(seconds).extracting(Stretch::crashes).containsExactly(0L, 0L, 1L, 0L);
    }

    @Test
    void aRunOfNothingIsOneSecond() {
        assertThat(stretches(400)).singleElement().extracting(Stretch::seconds).isEqualTo(1);
    }

    @Test
    void aDipWithinAStretchIsNotLost() {
        tell(0, "a", STARTED);
        tell(61_000, "a", CRASHED);
        tell(62_000, "a", STARTED);
        tell(86_400_000, "b", STARTED);

        Stretch first = stretches(400).get(0);

        assertThat(first.seconds()).isEqualTo(300);
        assertThat(List.of(first.online(), first.onlineMin(), first.onlineMax()))
                .containsExactly(1, 0, 1);
    }

    @ParameterizedTest(name = "{0} s")
    @ValueSource(longs = {0, 59, 399, 400, 3_599, 88_800, 99_999, 100_000, 1_234_567, 12_345_678})
    void howeverLongARunIsItsStretchesAreFewAndCountEverything(long seconds) {
        for (int i = 0; i <= 1_000; i++) tell(seconds * i, "a", CRASHED);

        List<Stretch> stretches = stretches(400);

        assertThat(stretches).hasSizeLessThanOrEqualTo(400);
        assertThat(stretches.stream().mapToLong(Stretch::crashes).sum()).isEqualTo(1_001);
        assertThat(stretches.get(stretches.size() - 1).to(1e9)).isGreaterThan((double) seconds);
        for (int i = 1; i < stretches.size(); i++) {
            assertThat(stretches.get(i).from()).isEqualTo(stretches.get(i - 1).to(1e9));
        }
    }

    @Test
    void whatHappenedStaysInItsStretchWhenSecondsAreMergedToTens() {
        tell(0, "a", STARTED);
        tell(7_199_000, "a", CRASHED);
        tell(7_200_000, "a", CRASHED);
        tell(1_000_000_000, "b", STARTED);

        List<Stretch> hours = stretches(200);

        assertThat(hours.get(0).seconds()).isEqualTo(7_200);
        assertThat(hours.get(0).crashes()).isEqualTo(1);
        assertThat(hours.get(1).crashes()).isEqualTo(1);
    }
}
