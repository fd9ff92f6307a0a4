package p4.wire.grpc;

import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.Locale;
import java.util.concurrent.CompletionException;
import p4.transfer.PeerUnreachable;
import p4.transfer.TransferRefusal;
import p4.transfer.TransferRefused;

/** Refusals as gRPC statuses, and back; the exact one travels in a trailer. */
final class Statuses {

    private Statuses() {}

    /** What the peer on the other side shall see of {@code thrown}. */
    static StatusRuntimeException of(Throwable thrown) {
        Throwable cause = thrown;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        if (cause instanceof IllegalArgumentException) {
            return of(new TransferRefused(
                    TransferRefusal.INVALID, String.valueOf(cause.getMessage())));
        }
        if (cause instanceof TransferRefused refused) return of(refused);
        return Status.INTERNAL.withDescription("the peer failed").asRuntimeException();
    }

    private static StatusRuntimeException of(TransferRefused refused) {
        var trailers = new Metadata();
        trailers.put(Wire.REFUSAL, refused.why().name().toLowerCase(Locale.ROOT));
        trailers.put(Wire.HTTP_STATUS, Integer.toString(httpStatus(refused.why())));
        return status(refused.why())
                .withDescription(refused.getMessage())
                .asRuntimeException(trailers);
    }

    /** What {@code thrown}, from a call to {@code who}, means to the caller. */
    static RuntimeException read(Throwable thrown, String who) {
        if (thrown instanceof TransferRefused refused) return refused;
        if (!(thrown instanceof StatusRuntimeException status)) {
            return new PeerUnreachable(who, thrown);
        }
        Metadata trailers = status.getTrailers();
        String name = trailers == null ? null : trailers.get(Wire.REFUSAL);
        if (name == null) return new PeerUnreachable(who, status);
        for (TransferRefusal why : TransferRefusal.values()) {
            if (why.name().equalsIgnoreCase(name)) {
                return new TransferRefused(
                        why, String.valueOf(status.getStatus().getDescription()));
            }
        }
        return new PeerUnreachable(who, status);
    }

    private static Status status(TransferRefusal why) {
        return switch (why) {
            case UNAUTHENTICATED -> Status.UNAUTHENTICATED;
            case NOT_FOUND -> Status.NOT_FOUND;
            case ALREADY_HELD -> Status.ALREADY_EXISTS;
            case INVALID -> Status.INVALID_ARGUMENT;
            case EXHAUSTED -> Status.RESOURCE_EXHAUSTED;
            case CHANGED -> Status.FAILED_PRECONDITION;
            case FORBIDDEN -> Status.PERMISSION_DENIED;
            case UNAVAILABLE -> Status.UNAVAILABLE;
            case WRONG_BYTES -> Status.DATA_LOSS;
        };
    }

    private static int httpStatus(TransferRefusal why) {
        return switch (why) {
            case UNAUTHENTICATED -> 401;
            case NOT_FOUND -> 404;
            case ALREADY_HELD -> 409;
            case INVALID, WRONG_BYTES -> 400;
            case EXHAUSTED -> 429;
            case CHANGED -> 412;
            case FORBIDDEN -> 403;
            case UNAVAILABLE -> 503;
        };
    }
}
