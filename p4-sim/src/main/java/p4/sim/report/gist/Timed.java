package p4.sim.report.gist;

/** How long those downloads took that ended in a stretch of time, in seconds since the run began. */
public record Timed(double from, double to, Spread spread) {}
