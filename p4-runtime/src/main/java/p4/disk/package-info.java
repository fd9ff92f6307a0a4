/**
 * The real shared folder: scanned, watched, verified, and saved into atomically.
 *
 * <p>May import: {@code p4.transfer}, {@code p4.model}.
 */
package p4.disk;
