/**
 * What a peer and a tracker say to each other, and the port they say it through.
 *
 * <p>May import: {@code p4.model}.
 */
package p4.control;
