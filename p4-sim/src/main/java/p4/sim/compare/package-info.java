/**
 * Runs that left their folders, side by side: what differs between them, and which did better.
 *
 * <p>May import: {@code p4.model}, {@code p4.sim.scenario}, {@code p4.sim.journal}, {@code
 * p4.sim.check}, {@code p4.sim.report}, {@code p4.sim.replay}.
 */
package p4.sim.compare;
