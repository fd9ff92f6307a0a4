/**
 * Draws scenarios from a seed: other shapes each time, and only promises that P4 must keep in them.
 *
 * <p>May import: {@code p4.sim.scenario}, and {@code p4.sim.time} for the seed.
 */
package p4.sim.generate;
