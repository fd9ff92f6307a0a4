/**
 * What two peers say about bytes, the port they say it through, and the folder the bytes live in.
 *
 * <p>May import: {@code p4.model}.
 */
package p4.transfer;
