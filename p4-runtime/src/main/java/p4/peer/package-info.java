/**
 * The peer: keeps a lease, offers a folder, fetches and stores files.
 *
 * <p>Pure: it holds no thread, socket, clock, random source or disk. May import: {@code p4.control},
 * {@code p4.transfer}, {@code p4.time}, {@code p4.model}.
 */
package p4.peer;
