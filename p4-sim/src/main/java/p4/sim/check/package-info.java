/**
 * Judges the journal of a run; never the cluster.
 *
 * <p>May import: {@code p4.sim.scenario}, {@code p4.sim.journal}.
 */
package p4.sim.check;
