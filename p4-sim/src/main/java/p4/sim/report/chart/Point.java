package p4.sim.report.chart;

/** A point in the units of the axes. */
public record Point(double x, double y) {}
