/**
 * The driver that runs the real tracker and real peers in virtual time, on the thread that asks.
 *
 * <p>Starts no thread, opens no socket and reads no clock. May import: {@code p4.sim.cluster} and what
 * that may, and every package of the runtime.
 */
package p4.sim.cluster.virtual;
