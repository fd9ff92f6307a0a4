/**
 * Charts as SVG: the same numbers always give the same picture, and no script is needed.
 *
 * <p>May import: nothing of ours.
 */
package p4.sim.report.chart;
