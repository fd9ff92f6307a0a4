/**
 * Makes a scenario smaller that fails a check, as long as it goes on failing it.
 *
 * <p>May import: the scenario, runs and checks.
 */
package p4.sim.shrink;
