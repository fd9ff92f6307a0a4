package p4.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import p4.control.ControlRequest;
import p4.control.ControlRequest.Announce;

/** After an outage nobody waits long, and they do not come all at once. Source: threats, row 18. */
class ComebackTest {

    private static final int PEERS = 300;
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final World world = new World();

    /** How many announces come in each second, from the return of the tracker on. */
    private Map<Integer, Integer> announcesInEachOf(int seconds) {
        Map<Integer, Integer> announces = new TreeMap<>();
        for (int second = 0; second < seconds; second++) {
            int before = world.asked.size();
            world.timeline.advance(SECOND);
            var since = world.asked.subList(before, world.asked.size());
            announces.put(
                    second, (int) since.stream().filter(ComebackTest::announces).count());
        }
        return announces;
    }

    private static boolean announces(ControlRequest request) {
        return request instanceof Announce;
    }

    private void start() {
        for (int i = 0; i < PEERS; i++) {
            World.Node node = world.node("peer-" + i, settings -> settings, i);
            world.await(node.peer().start());
        }
    }

    @Test
    void afterALongOutageEverybodyIsBackWithinHalfAMinuteAndNeverManyInOneSecond() {
        start();
        world.cut = true;
        world.tracker = world.freshTracker();
        world.timeline.advance(Duration.ofMinutes(10));

        world.cut = false;
        Map<Integer, Integer> announces = announcesInEachOf(31);

        assertThat(world.registered()).hasSize(PEERS);
        assertThat(announces.values()).allMatch(count -> count < PEERS / 6);
    }

    @Test
    void aTrackerThatIsRestartedAtOnceIsWholeWithinAHeartbeatAndNeverManyInOneSecond() {
        start();
        world.timeline.advance(Duration.ofMinutes(3));
        world.tracker = world.freshTracker();

        Map<Integer, Integer> announces = announcesInEachOf((int) World.HEARTBEAT.toSeconds());

        assertThat(world.registered()).hasSize(PEERS);
        assertThat(announces.values()).allMatch(count -> count < PEERS / 3);
    }
}
