package p4.sim.report.gist;

import java.util.stream.LongStream;

/**
 * A stretch of a run: {@code seconds} long from {@code second} on.
 *
 * <p>{@code online} and {@code registered} are as at its end, {@code onlineMin} and {@code onlineMax}
 * as at any moment in it; the rest happened in it. {@code registered} is as last looked at. {@code
 * bytes} were kept by requesters. Fetches whose peer went away are not counted.
 */
public record Stretch(
        long second,
        int seconds,
        int online,
        int onlineMin,
        int onlineMax,
        int registered,
        long crashes,
        long evictions,
        long faults,
        long ok,
        long failed,
        long refused,
        long unavailable,
        long bytes) {

    /** When it begins, in seconds since the run began. */
    public double from() {
        return second;
    }

    /** When it ends, in seconds since the run began; not before {@link #from}, nor after {@code end}. */
    public double to(double end) {
        return Math.max(from(), Math.min((double) second + seconds, end));
    }

    /** How many fetches ended. */
    public long fetches() {
        return ok + failed + refused + unavailable;
    }

    /** What tables tell of it, in their order: from {@code online} to {@code bytes}. */
    public LongStream told() {
        return LongStream.of(
                online, registered, crashes, evictions, ok, failed, refused, unavailable, bytes);
    }
}
