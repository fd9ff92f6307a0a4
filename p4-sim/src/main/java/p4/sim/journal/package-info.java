/**
 * The one ordered record of a run; all that checks and reports know.
 *
 * <p>May import: {@code p4.model}, {@code p4.sim.scenario}.
 */
package p4.sim.journal;
