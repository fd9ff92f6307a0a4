/**
 * Runs a scenario with many seeds and many values, and tells in tables what came of it.
 *
 * <p>Runs are handed to threads, each a run of its own; what is told does not depend on how many
 * there are. May import: the scenario, runs, checks, journals and reports.
 */
package p4.sim.sweep;
