/**
 * The dialect {@code inverse}: a tracker over gRPC, and peers over REST.
 *
 * <p>Its programs tell names, and say whether they have one; ours serve bytes beside that. May import:
 * {@code p4.compat} and what that may; the carriage of {@code p4.wire.http}, gRPC.
 */
package p4.compat.inverse;
