package p4.wire.grpc;

import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import p4.model.Printable;
import p4.tls.HandshakeTrouble;
import p4.transfer.PeerUnreachable;
import p4.transfer.TransferRefusal;
import p4.transfer.TransferRefused;

/**
 * Refusals as gRPC statuses, and back.
 *
 * <p>The exact one travels in a trailer; who does not write it is understood by the status alone.
 */
final class Statuses {

    private static final Logger LOG = LoggerFactory.getLogger(Statuses.class);

    private Statuses() {}

    /** What the peer on the other side shall see of {@code thrown}. */
    static StatusRuntimeException of(Throwable thrown) {
        Throwable cause = Stages.cause(thrown);
        if (cause instanceof TransferRefused refused) {
            return of(refused.why(), String.valueOf(refused.getMessage()));
        }
        if (cause instanceof IllegalArgumentException malformed) {
            return of(TransferRefusal.INVALID, String.valueOf(malformed.getMessage()));
        }
        LOG.warn("a call failed", cause);
        var trailers = new Metadata();
        trailers.put(Wire.HTTP_STATUS, "500");
        return Status.INTERNAL.withDescription("the peer failed").asRuntimeException(trailers);
    }

    private static StatusRuntimeException of(TransferRefusal why, String detail) {
        var trailers = new Metadata();
        trailers.put(Wire.REFUSAL, why.name());
        trailers.put(Wire.HTTP_STATUS, Integer.toString(httpStatus(why)));
        return status(why).withDescription(Printable.escape(detail)).asRuntimeException(trailers);
    }

    /** What {@code thrown}, from a call to {@code who}, means to the caller. */
    static RuntimeException read(Throwable thrown, String who) {
        if (thrown instanceof TransferRefused refused) return refused;
        if (!(thrown instanceof StatusRuntimeException ended)) {
            return new PeerUnreachable(who, thrown);
        }
        return refusal(ended)
                .<RuntimeException>map(why -> new TransferRefused(why, detail(ended, who)))
                .orElseGet(() -> new PeerUnreachable(who, new IOException(why(ended), ended)));
    }

    private static String why(StatusRuntimeException ended) {
        return HandshakeTrouble.in(ended).orElseGet(() -> said(ended));
    }

    private static String detail(StatusRuntimeException ended, String who) {
        return who + ": " + said(ended);
    }

    /** Status and words of the other side, made safe to show. */
    static String said(StatusRuntimeException ended) {
        String words = ended.getStatus().getDescription();
        String code = ended.getStatus().getCode().name();
        return words == null ? code : Printable.escape(words);
    }

    private static Optional<TransferRefusal> refusal(StatusRuntimeException ended) {
        Metadata trailers = ended.getTrailers();
        String name = trailers == null ? null : trailers.get(Wire.REFUSAL);
        for (TransferRefusal why : TransferRefusal.values()) {
            if (why.name().equals(name)) return Optional.of(why);
        }
        return refusal(ended.getStatus().getCode());
    }

    /** A definite no, unless gRPC itself may have said it: of a dead peer, or one that cut us off. */
    private static Optional<TransferRefusal> refusal(Status.Code code) {
        if (code == Status.Code.UNAVAILABLE || code == Status.Code.RESOURCE_EXHAUSTED) {
            return Optional.empty();
        }
        for (TransferRefusal why : TransferRefusal.values()) {
            if (status(why).getCode() == code) return Optional.of(why);
        }
        return Optional.empty();
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
