/**
 * The data plane and a peer's local control service over gRPC; never blocks.
 *
 * <p>Channel and server builders are handed in, so that Netty, in-process and virtual time share every
 * line. May import: {@code p4.transfer}, {@code p4.peer}'s port, {@code p4.tls}, {@code
 * p4.time}, {@code p4.model}.
 */
package p4.wire.grpc;
