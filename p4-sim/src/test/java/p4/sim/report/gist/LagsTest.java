package p4.sim.report.gist;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import p4.sim.journal.Event;

class LagsTest {

    private final Told told = new Told();

    private void crashAndEvict(String peer, long millis, long lagMillis) {
        told.at(millis, peer, new Event.PeerCrashed());
        told.at(millis + lagMillis, "tracker", new Event.LeaseEvicted(peer, Duration.ZERO));
    }

    private void look(long millis, List<String> ghosts) {
        told.at(millis, "lab", new Event.Looked(0, ghosts, List.of(), List.of()));
    }

    @Test
    void fewAreAllShownByTheTimeOfTheirCrash() {
        crashAndEvict("b", 1_000, 6_000);
        crashAndEvict("a", 8_000, 5_000);

        Lags lags = told.gist().lags();

        assertThat(lags.rule()).isEmpty();
        assertThat(lags.shown(13))
                .containsExactly(new Lag("b", 1, 6, true), new Lag("a", 8, 5, true));
    }

    @Test
    void whoCameBackInTimeIsNotCounted() {
        told.at(1_000, "a", new Event.PeerCrashed());
        told.at(2_000, "a", new Event.PeerStarted("x:1", 0));
        told.at(9_000, "tracker", new Event.LeaseEvicted("a", Duration.ZERO));

        assertThat(told.gist().lags().count()).isZero();
    }

    @Test
    void whoIsStillListedIsSoToTheEnd() {
        told.at(1_000, "a", new Event.PeerCrashed());
        look(2_000, List.of("a", "never-crashed"));

        Lags lags = told.gist().lags();

        assertThat(lags.shown(10)).containsExactly(new Lag("a", 1, 9, false));
        assertThat(lags.longest(10)).isEqualTo(9);
        assertThat(lags.count()).isEqualTo(1);
    }

    @Test
    void ofManyTheSlowestAndTheQuickestAreShownWhateverElseIs() {
        for (int i = 0; i < 50_000; i++) {
            long lag = i == 12_347 ? 60_000 : i == 33_333 ? 10 : 5_000 + i % 1_000;
            crashAndEvict("p" + i, i * 100L, lag);
        }

        Lags lags = told.gist().lags();

        assertThat(lags.count()).isEqualTo(50_000);
        assertThat(lags.shown(5_000)).hasSizeBetween(500, 1_200);
        assertThat(lags.shown(5_000)).extracting(Lag::peer).contains("p12347", "p33333");
        assertThat(lags.rule())
                .hasValue("one in 64 that were evicted, the 100 quickest, the 100 slowest");
    }

    @Test
    void ofManyStillListedTheFirstToCrashAreShown() {
        List<String> all = IntStream.range(0, 300).mapToObj(i -> "p" + i).toList();
        for (int i = 0; i < 300; i++) told.at(i * 1_000L, all.get(i), new Event.PeerCrashed());
        look(400_000, all);

        Lags lags = told.gist().lags();

        assertThat(lags.count()).isEqualTo(300);
        assertThat(lags.shown(400)).hasSize(200).first().isEqualTo(new Lag("p0", 0, 400, false));
        assertThat(lags.rule())
                .hasValue(
                        "all that were evicted, and the first 200 of 300 that were never evicted");
    }
}
