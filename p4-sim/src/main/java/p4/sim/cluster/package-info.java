/**
 * The nodes of a run, and what can be done to them, whatever they run on.
 *
 * <p>May import: {@code p4.sim.scenario}, {@code p4.sim.journal}, {@code p4.sim.time}, {@code
 * p4.sim.net} and the packages of the runtime.
 */
package p4.sim.cluster;
