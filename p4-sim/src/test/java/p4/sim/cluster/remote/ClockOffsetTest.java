package p4.sim.cluster.remote;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ClockOffsetTest {

    private static Instant at(long millis) {
        return Instant.EPOCH.plusMillis(millis);
    }

    @Test
    void aClockThatIsAheadIsFoundToBeBySoMuch() {
        var offset = ClockOffset.of(at(1_000), at(61_005), at(1_010));

        assertThat(offset.ahead()).isEqualTo(Duration.ofMinutes(1));
        assertThat(offset.roundTrip()).isEqualTo(Duration.ofMillis(10));
    }

    @Test
    void whatMayAsWellBeNoOffsetIsNone() {
        assertThat(ClockOffset.of(at(1_000), at(1_009), at(1_010)).ahead()).isZero();
        assertThat(ClockOffset.of(at(1_000), at(1_011), at(1_010)).ahead()).isPositive();
    }

    @Test
    void ofTwoReadingsTheQuickerCounts() {
        var slow = ClockOffset.of(at(0), at(500), at(100));
        var quick = ClockOffset.of(at(0), at(400), at(2));

        assertThat(slow.better(quick)).isEqualTo(quick);
        assertThat(quick.better(slow)).isEqualTo(quick);
    }
}
