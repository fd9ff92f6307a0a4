package p4.sim.report;

import java.time.Duration;

/** Which run it was: what names it, and what it ran on. */
public record RunLabel(
        String scenario,
        long seed,
        String commit,
        String driver,
        String javaVersion,
        Duration took,
        String scenarioText) {}
