/**
 * What goes wrong, and when: a pure function of scenario and seed.
 *
 * <p>May import: {@code p4.model}, {@code p4.sim.scenario}, {@code p4.sim.cluster}, {@code
 * p4.sim.journal}, {@code p4.sim.time}, {@code p4.sim.net}.
 */
package p4.sim.fault;
