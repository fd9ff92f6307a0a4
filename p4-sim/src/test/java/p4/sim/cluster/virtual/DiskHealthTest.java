package p4.sim.cluster.virtual;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import p4.sim.cluster.DiskFault;
import p4.sim.time.VirtualTimeline;

class DiskHealthTest {

    private static final DiskFault LATE =
            new DiskFault.Slow(Duration.ofMillis(30), Double.POSITIVE_INFINITY);
    private static final DiskFault SLOW = new DiskFault.Slow(Duration.ZERO, 1_000);

    private final VirtualTimeline timeline = new VirtualTimeline(Instant.EPOCH);
    private final List<String> felt = new ArrayList<>();
    private final DiskHealth health = new DiskHealth(timeline, felt::add);

    @Test
    void aDiskThatIsWellTakesNoTimeAndHasRoom() {
        assertThat(health.work(1_000_000)).isZero();
        assertThat(health.isFull()).isFalse();
        assertThat(felt).isEmpty();
    }

    @Test
    void aSlowDiskTakesSoLongForEachThingAndSoLongForEachByte() {
        health.hurt(LATE);
        Duration once = health.work(1_000_000);
        health.mend(LATE);
        timeline.run(Duration.ofSeconds(1));
        health.hurt(SLOW);
        Duration bytes = health.work(500);

        assertThat(once).isEqualTo(Duration.ofMillis(30));
        assertThat(bytes).isEqualTo(Duration.ofMillis(500));
    }

    @Test
    void whatIsWrongTwiceTakesTheSumOfBoth() {
        health.hurt(LATE);
        health.hurt(SLOW);
        health.hurt(LATE);

        assertThat(health.work(100)).isEqualTo(Duration.ofMillis(30 + 100 + 30));
    }

    @Test
    void aSlowDiskDoesOneThingAfterTheOther() {
        health.hurt(SLOW);

        Duration first = health.work(100);
        Duration second = health.work(100);
        timeline.run(Duration.ofMillis(150));
        Duration third = health.work(100);

        assertThat(List.of(first, second, third))
                .containsExactly(
                        Duration.ofMillis(100), Duration.ofMillis(200), Duration.ofMillis(150));
    }

    @Test
    void aFaultIsFeltOnceUntilItComesAgain() {
        health.hurt(LATE);
        health.work(1);
        health.work(1);
        health.mend(LATE);
        health.hurt(LATE);
        health.work(1);
        health.hurt(new DiskFault.Full());
        boolean full = health.isFull();
        health.mend(new DiskFault.Full());

        assertThat(full).isTrue();
        assertThat(health.isFull()).isFalse();
        assertThat(felt).containsExactly("slow-disk", "slow-disk", "full-disk");
    }
}
