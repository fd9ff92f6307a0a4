package p4.sim.sweep;

import java.time.Duration;

/** What a sweep ran on, and how long it took in real time. */
public record SweepLabel(String commit, String javaVersion, int jobs, Duration took) {}
