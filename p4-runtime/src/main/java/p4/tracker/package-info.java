/**
 * The tracker: grants leases, mints tokens and tickets, knows who offers what, orders the holders.
 *
 * <p>Pure: it holds no thread, socket, clock, random source or disk. May import: {@code p4.control},
 * {@code p4.time}, {@code p4.model}.
 */
package p4.tracker;
