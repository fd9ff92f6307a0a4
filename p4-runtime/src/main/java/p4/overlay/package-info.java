/**
 * The overlay: finds and fetches files with no tracker, by asking peers who ask their peers.
 *
 * <p>Pure: it holds no thread, socket, clock, random source or disk. May import: {@code
 * p4.transfer}, {@code p4.time}, {@code p4.model}.
 */
package p4.overlay;
