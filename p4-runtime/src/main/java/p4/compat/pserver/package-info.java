/**
 * The dialect {@code pserver}: a directory of names with accounts and heartbeats, and peers that push.
 *
 * <p>Its tracker is {@link p4.compat.pserver.PserverExchange}. Its peers push what they are asked for;
 * the original's push a name, ours the bytes too ({@link p4.compat.pserver.PserverCalls}), and take no
 * bytes but those they expect ({@link p4.compat.pserver.Arrivals}). A gateway ({@link
 * p4.compat.pserver.PserverGateway}) does that for everybody on the network, and {@link
 * p4.compat.pserver.PserverPeer} for a user of our own shell. May import: {@code p4.compat} and what
 * that may; gRPC.
 */
package p4.compat.pserver;
