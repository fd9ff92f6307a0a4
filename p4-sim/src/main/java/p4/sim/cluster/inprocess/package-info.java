/**
 * The driver that runs the real tracker and real peers in this JVM, in real time.
 *
 * <p>May import: {@code p4.sim.cluster}, {@code p4.sim.cluster.host} and what that may, and every package of the runtime.
 */
package p4.sim.cluster.inprocess;
