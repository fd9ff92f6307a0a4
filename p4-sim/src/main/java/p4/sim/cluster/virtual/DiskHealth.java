package p4.sim.cluster.virtual;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Consumer;
import p4.sim.cluster.DiskFault;

/** What is wrong with a disk now; it outlives the crashes of its peer. */
final class DiskHealth {

    private final List<DiskFault> faults = new ArrayList<>();
    private final TreeSet<String> felt = new TreeSet<>();
    private final Consumer<String> observer;

    /** Tells {@code observer} the kind of each fault that is felt, once until it is mended. */
    DiskHealth(Consumer<String> observer) {
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

    /** How much longer it takes to open a file; to be asked when one is opened. */
    Duration delay() {
        Duration delay = Duration.ZERO;
        for (DiskFault fault : faults) {
            if (!(fault instanceof DiskFault.Slow slow)) continue;
            delay = delay.plus(slow.by());
            feel(fault);
        }
        return delay;
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
