package p4.sim.scenario;

import java.time.Duration;

/** Writes values as a scenario file has them. */
public final class ScenarioWriter {

    private static final long MICROS_PER_SECOND = 1_000_000;

    private ScenarioWriter() {}

    /** Writes a duration in the largest unit that makes it a whole number, at most seconds. */
    public static String duration(Duration duration) {
        long micros = duration.toNanos() / 1_000;
        if (micros % MICROS_PER_SECOND == 0) return micros / MICROS_PER_SECOND + "s";
        return micros % 1_000 == 0 ? micros / 1_000 + "ms" : micros / 1e3 + "ms";
    }
}
