package p4.compat;

import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;

import p4.peer.CommandFailed;
import p4.transfer.TransferRefused;

/**
 * What a gateway's data port says instead of a file: a gRPC status with the trailer {@code http-status}.
 *
 * <p>Source: the native data plane, whose statuses these are.
 */
public final class DataRefusal {

    private static final Metadata.Key<String> HTTP_STATUS =
            Metadata.Key.of("http-status", Metadata.ASCII_STRING_MARSHALLER);

    private DataRefusal() {}

    /** There is no file of that name: NOT_FOUND, 404. */
    public static StatusRuntimeException noSuchFile() {
        return because(Status.NOT_FOUND, 404, "File not found");
    }

    /** The tracker sent nobody from there for that file: UNAUTHENTICATED, 401. */
    public static StatusRuntimeException notGranted() {
        return because(Status.UNAUTHENTICATED, 401, "Ask the tracker for this file");
    }

    /** What a fetch that {@code failed} means to who asked for it. */
    public static StatusRuntimeException meaning(Throwable failed) {
        if (failed instanceof CommandFailed command
                && command.kind() == CommandFailed.Kind.NOT_FOUND) {
            return noSuchFile();
        }
        if (failed instanceof TransferRefused refused) {
            return switch (refused.why()) {
                case NOT_FOUND -> noSuchFile();
                case UNAUTHENTICATED -> notGranted();
                case ALREADY_HELD,
                        INVALID,
                        FORBIDDEN,
                        EXHAUSTED,
                        CHANGED,
                        UNAVAILABLE,
                        WRONG_BYTES -> because(Status.RESOURCE_EXHAUSTED, 429, "Try again later");
            };
        }
        return because(Status.UNAVAILABLE, 503, "No holder delivers that file");
    }

    /** Refuses with {@code status}, which is {@code http} in HTTP, and {@code why} for a person. */
    public static StatusRuntimeException because(Status status, int http, String why) {
        var trailers = new Metadata();
        trailers.put(HTTP_STATUS, Integer.toString(http));
        return status.withDescription(why).asRuntimeException(trailers);
    }
}
