package p4.sim.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Ctrl-C, while something goes on that can end early and tell what it has got. */
final class Interruption {

    private static final long PATIENCE_SECONDS = 60;

    private final CountDownLatch told = new CountDownLatch(1);
    private final Thread hook;
    private volatile boolean come;

    /** Calls {@code stop} when it comes, and holds the exit up until {@link #over}. */
    Interruption(Runnable stop) {
        this.hook = new Thread(
                () -> {
                    come = true;
                    stop.run();
                    await();
                },
                "p4-interrupt");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Tells whether it came. */
    boolean hasCome() {
        return come;
    }

    /** All is told; from now on Ctrl-C ends the program at once. */
    void over() {
        told.countDown();
        if (!come) Runtime.getRuntime().removeShutdownHook(hook);
    }

    private void await() {
        try {
            boolean unused = told.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }
}
