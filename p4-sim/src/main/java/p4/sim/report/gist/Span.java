package p4.sim.report.gist;

/** Something that lasted, from and to in seconds since the run began. */
public record Span(double from, double to, String what) {}
