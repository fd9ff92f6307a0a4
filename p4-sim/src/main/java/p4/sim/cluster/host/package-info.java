/**
 * Real nodes in this JVM, in real time: the tracker on a socket, peers on disks, and their threads.
 *
 * <p>What the driver {@code inprocess} and a member elsewhere have in common. May import: {@code
 * p4.sim.cluster} and what that may, and every package of the runtime.
 */
package p4.sim.cluster.host;
