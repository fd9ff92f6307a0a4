/**
 * What the dialects have in common: guests, who speak another tongue and are peers all the same.
 *
 * <p>A guest is a whole native {@link p4.peer.Peer} whose shared folder is the data port of another
 * program ({@link p4.compat.GuestFolder}). So no rule of the protocol lives here: leases, offers,
 * tickets and their verification are the peer's own, and the tracker's. A dialect is a package below
 * this one: an {@code HttpExchange} for its words to the tracker, a {@link p4.compat.DataPort} for its
 * way to bytes, and a service that lets its programs fetch ours. May import: {@code p4.peer}, {@code
 * p4.account}, {@code p4.control}, {@code p4.transfer}, {@code p4.time}, {@code p4.model}, {@code p4.wire.http}; Spark,
 * Gson, gRPC.
 */
package p4.compat;
