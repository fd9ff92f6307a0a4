package p4.wire.grpc;

import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import p4.model.Printable;
import p4.peer.CommandFailed;

/** Failed commands as gRPC statuses, and back; the kind travels in a trailer. */
final class CommandStatuses {

    private static final Logger LOG = LoggerFactory.getLogger(CommandStatuses.class);

    private CommandStatuses() {}

    /** What the peer's owner shall see of {@code thrown}. */
    static StatusRuntimeException of(Throwable thrown) {
        Throwable cause = Stages.cause(thrown);
        if (cause instanceof CommandFailed failed) {
            return of(failed.kind(), String.valueOf(failed.getMessage()));
        }
        if (cause instanceof IllegalArgumentException malformed) {
            return of(CommandFailed.Kind.INVALID, String.valueOf(malformed.getMessage()));
        }
        LOG.warn("a command failed", cause);
        return of(CommandFailed.Kind.FAILED, "the peer failed");
    }

    /** A failure of {@code kind}, said in words. */
    static StatusRuntimeException of(CommandFailed.Kind kind, String detail) {
        var trailers = new Metadata();
        trailers.put(Wire.FAILURE, kind.name());
        return status(kind).withDescription(Printable.escape(detail)).asRuntimeException(trailers);
    }

    /** What {@code thrown} means to who gave the command. */
    static CommandFailed read(Throwable thrown) {
        if (thrown instanceof CommandFailed failed) return failed;
        if (!(thrown instanceof StatusRuntimeException ended)) {
            return new CommandFailed(CommandFailed.Kind.FAILED, "the peer: " + thrown.getMessage());
        }
        Metadata trailers = ended.getTrailers();
        String name = trailers == null ? null : trailers.get(Wire.FAILURE);
        for (CommandFailed.Kind kind : CommandFailed.Kind.values()) {
            if (kind.name().equals(name)) return new CommandFailed(kind, Statuses.said(ended));
        }
        return new CommandFailed(
                CommandFailed.Kind.FAILED, "no answer from the peer: " + Statuses.said(ended));
    }

    private static Status status(CommandFailed.Kind kind) {
        return switch (kind) {
            case UNAUTHORIZED -> Status.UNAUTHENTICATED;
            case NOT_FOUND -> Status.NOT_FOUND;
            case INVALID -> Status.INVALID_ARGUMENT;
            case CONFLICT -> Status.ALREADY_EXISTS;
            case FAILED -> Status.ABORTED;
        };
    }
}
