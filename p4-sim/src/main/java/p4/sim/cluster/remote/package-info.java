/**
 * Nodes that run in other processes, containers or machines, each in a member that takes orders.
 *
 * <p>What starts and kills those is a {@link p4.sim.cluster.remote.Fleet}, which is handed in. May import:
 * {@code p4.sim.cluster}, {@code p4.sim.cluster.host}, {@code p4.sim.member}, what those may, and
 * what protoc makes of the orders.
 */
package p4.sim.cluster.remote;
