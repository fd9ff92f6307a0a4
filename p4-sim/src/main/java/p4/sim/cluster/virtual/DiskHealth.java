package p4.sim.cluster.virtual;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Consumer;
import p4.sim.cluster.DiskFault;
import p4.time.Timeline;

/**
 * What is wrong with a disk now; it outlives the crashes of its peer.
 *
 * <p>A disk that is slow does one thing after the other.
 */
final class DiskHealth {

    private final List<DiskFault> faults = new ArrayList<>();
    private final TreeSet<String> felt = new TreeSet<>();
    private final Timeline timeline;
    private final Consumer<String> observer;
    private Instant free = Instant.MIN;

    /**
     * Works in the time of {@code timeline}; tells {@code observer} the kind of each fault that is
     * felt, once until it is mended.
     */
    DiskHealth(Timeline timeline, Consumer<String> observer) {
        this.timeline = timeline;
        this.observer = observer;
    }

    /** Has one more thing be wrong. */
    void hurt(DiskFault how) {
        faults.add(how);
        felt.remove(how.kind());
    }

    /** Has one thing of that sort be right again. */
    void mend(DiskFault how) {
        faults.remove(how);
    }

    /**
     * Has it move {@code bytes} bytes, after all that it was to do before.
     *
     * @return how long that takes from now on; nothing if it is well and idle
     */
    Duration work(long bytes) {
        Duration cost = Duration.ZERO;
        for (DiskFault fault : faults) {
            if (!(fault instanceof DiskFault.Slow slow)) continue;
            cost = cost.plus(slow.cost(bytes));
            feel(fault);
        }
        Instant now = timeline.instant();
        if (free.isBefore(now)) free = now;
        free = free.plus(cost);
        return Duration.between(now, free);
    }

    /** Tells whether there is no room; to be asked when some is needed. */
    boolean isFull() {
        for (DiskFault fault : faults) {
            if (!(fault instanceof DiskFault.Full)) continue;
            feel(fault);
            return true;
        }
        return false;
    }

    private void feel(DiskFault fault) {
        if (felt.add(fault.kind())) observer.accept(fault.kind());
    }
}
