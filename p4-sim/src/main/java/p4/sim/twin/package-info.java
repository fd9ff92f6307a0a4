/**
 * Runs of one scenario and seed on two drivers: whether they came to the same, within stated bands.
 *
 * <p>May import: {@code p4.model}, {@code p4.sim.scenario}, {@code p4.sim.journal}, {@code
 * p4.sim.check}, {@code p4.sim.report}, {@code p4.sim.compare} for its grid.
 */
package p4.sim.twin;
