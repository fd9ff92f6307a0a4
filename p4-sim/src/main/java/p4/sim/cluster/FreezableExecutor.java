package p4.sim.cluster;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;

/** An executor that can stand still: what it is given meanwhile runs after the thaw. */
public final class FreezableExecutor implements Executor {

    private final Executor real;
    private final Queue<Runnable> held = new ArrayDeque<>();
    private boolean frozen;

    public FreezableExecutor(Executor real) {
        this.real = real;
    }

    /** Starts nothing from now on; what runs already goes on to its end. */
    public synchronized void freeze() {
        frozen = true;
    }

    /** Starts what was held up, in order, and goes on. */
    public synchronized void thaw() {
        frozen = false;
        while (!held.isEmpty()) real.execute(held.remove());
    }

    @Override
    public synchronized void execute(Runnable task) {
        if (frozen) held.add(task);
        else real.execute(task);
    }
}
