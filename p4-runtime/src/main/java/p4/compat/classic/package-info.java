/**
 * The dialect {@code p4-classic}: the wire of the original program.
 *
 * <p>May import: {@code p4.compat} and what that may; Spark's carriage in {@code p4.wire.http}, gRPC.
 */
package p4.compat.classic;
