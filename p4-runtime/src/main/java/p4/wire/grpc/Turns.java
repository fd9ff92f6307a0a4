package p4.wire.grpc;

import java.util.concurrent.Executor;

/**
 * Has one task run on an executor again and again, one run after the other.
 *
 * <p>The executor may run things at once: a task that asks for its next turn is never run inside
 * itself.
 */
final class Turns {

    private final Executor executor;
    private final Runnable task;
    private boolean running;
    private boolean again;

    Turns(Executor executor, Runnable task) {
        this.executor = executor;
        this.task = task;
    }

    /**
     * Runs the task once more, after whatever else waits for the executor.
     *
     * @throws java.util.concurrent.RejectedExecutionException if the executor takes no more
     */
    void next() {
        executor.execute(this::run);
    }

    private void run() {
        if (!begin()) return;
        do {
            task.run();
        } while (goesOn());
    }

    private synchronized boolean begin() {
        again = running;
        running = true;
        return !again;
    }

    private synchronized boolean goesOn() {
        running = again;
        again = false;
        return running;
    }
}
