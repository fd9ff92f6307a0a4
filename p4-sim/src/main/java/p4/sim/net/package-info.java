/**
 * The simulated network: who reaches whom, how fast and how lossy, as a function of time.
 *
 * <p>Nodes are numbers from 0 on. Conditions are values, one table judges every packet by them, and
 * all chance comes from streams that are handed in. May import: {@code p4.sim.time}, {@code
 * p4.sim.scenario}, {@code p4.time}, {@code p4.model}.
 */
package p4.sim.net;
