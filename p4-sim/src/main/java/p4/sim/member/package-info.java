/**
 * The program that hosts real nodes of a run in a container or a JVM of its own, and its orders.
 *
 * <p>May import: {@code p4.sim.cluster.host} and what that may, and what protoc makes of the orders.
 */
package p4.sim.member;
