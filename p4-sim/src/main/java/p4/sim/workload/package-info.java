/**
 * The users: which files there are, who wants what, and when.
 *
 * <p>Pure functions of scenario and seed. May import: {@code p4.model}, {@code p4.sim.scenario},
 * {@code p4.sim.cluster}, {@code p4.sim.journal}, {@code p4.sim.time}.
 */
package p4.sim.workload;
