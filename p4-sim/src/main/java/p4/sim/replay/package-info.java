/**
 * What a run left behind, read back and held against another: the first event that differs.
 *
 * <p>May import: {@code p4.model}, {@code p4.sim.scenario}, {@code p4.sim.journal}, {@code
 * p4.sim.check}, {@code p4.sim.report}.
 */
package p4.sim.replay;
