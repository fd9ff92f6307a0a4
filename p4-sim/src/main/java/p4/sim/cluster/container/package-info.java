/**
 * The driver that runs the tracker and every peer in a container of its own, in real time.
 *
 * <p>May import: {@code p4.sim.cluster.remote} and what that may, {@code p4.sim.net}, and the library
 * that speaks with container engines.
 */
package p4.sim.cluster.container;
