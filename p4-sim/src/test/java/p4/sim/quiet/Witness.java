package p4.sim.quiet;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;

/** Notes who asked for real time or threads, and gives those a clock that jumps by an hour. */
public final class Witness {

    private static final long HOUR_MILLIS = 3_600_000;
    private static final Map<String, Long> SEEN = new ConcurrentSkipListMap<>();
    private static final AtomicLong MILLIS = new AtomicLong(1);

    private Witness() {}

    /** Notes that {@code caller}, a class, calls {@code callee}, which is what wiretaps look for. */
    public static void saw(String caller, String callee) {
        SEEN.merge(caller + " " + callee, 1L, Long::sum);
    }

    /** The time in milliseconds, an hour after it was asked for last. */
    public static long millis() {
        return MILLIS.addAndGet(HOUR_MILLIS);
    }

    /** The time in nanoseconds, an hour after it was asked for last. */
    public static long nanos() {
        return millis() * 1_000_000;
    }

    /** How often it saw what. */
    static Map<String, Long> seen() {
        return new TreeMap<>(SEEN);
    }
}
