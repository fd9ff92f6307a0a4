/**
 * The dialect {@code catalog}: a tracker over REST in Spanish, and files over gRPC in pieces.
 *
 * <p>May import: {@code p4.compat} and what that may; Spark's carriage in {@code p4.wire.http}, gRPC.
 */
package p4.compat.catalog;
