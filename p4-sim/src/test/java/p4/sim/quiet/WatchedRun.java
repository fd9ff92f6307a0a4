package p4.sim.quiet;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.function.UnaryOperator;

/** A program that runs a scenario in virtual time, tapped, and prints what it came to. */
public final class WatchedRun {

    private WatchedRun() {}

    /** Prints one line a fact for the scenario file {@code args[0]}. */
    @SuppressWarnings("unchecked") // as QuietRun declares
    public static void main(String[] args) throws ReflectiveOperationException {
        var wiretap = new Wiretap();
        Thread.currentThread().setContextClassLoader(wiretap);
        var run = (UnaryOperator<String>)
                wiretap.loadClass("p4.sim.cli.QuietRun").getConstructor().newInstance();
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long started = threads.getTotalStartedThreadCount();
        long waited = waited(threads);
        String hash = run.apply(args[0]);
        System.out.println("waited " + (waited(threads) - waited));
        System.out.println("started " + (threads.getTotalStartedThreadCount() - started));
        System.out.println("hash " + hash);
        Witness.seen().forEach((what, times) -> System.out.println("saw " + what + " " + times));
    }

    private static long waited(ThreadMXBean threads) {
        return threads.getThreadInfo(Thread.currentThread().getId()).getWaitedCount();
    }
}
