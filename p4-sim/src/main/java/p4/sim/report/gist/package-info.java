/**
 * What a report tells of a run, gathered entry by entry: none is kept, and memory has a bound.
 *
 * <p>The bound does not depend on how many entries there are: it is a few megabytes, and a name for
 * each peer. What is not kept in full is thinned by a rule that the report states; the same entries
 * always leave the same gist. May import: {@code p4.sim.scenario}, {@code p4.sim.journal},
 * {@code p4.sim.check}, {@code p4.sim.report.chart}.
 */
package p4.sim.report.gist;
