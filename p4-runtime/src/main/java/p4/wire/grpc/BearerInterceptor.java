package p4.wire.grpc;

import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.StatusRuntimeException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import p4.model.ContentHash;
import p4.model.Token;
import p4.peer.CommandFailed;

/** Lets only those in who show the token; knows it by its SHA-256 alone. */
public final class BearerInterceptor implements ServerInterceptor {

    private static final String SCHEME = "Bearer ";

    private final ContentHash digest;

    /** Lets those in who show {@code token}. */
    public BearerInterceptor(Token token) {
        this.digest = token.digest();
    }

    /** The metadata that shows {@code token}. */
    public static Metadata metadata(Token token) {
        var metadata = new Metadata();
        metadata.put(Wire.AUTHORIZATION, SCHEME + token.secret());
        return metadata;
    }

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        if (isGood(headers)) return next.startCall(call, headers);
        StatusRuntimeException refused = CommandStatuses.of(
                CommandFailed.Kind.UNAUTHORIZED, "the peer's control token is missing or wrong");
        var trailers = new Metadata();
        if (refused.getTrailers() != null) trailers.merge(refused.getTrailers());
        trailers.put(Wire.HTTP_STATUS, "401");
        call.close(refused.getStatus(), trailers);
        return new ServerCall.Listener<>() {};
    }

    private boolean isGood(Metadata headers) {
        String shown = headers.get(Wire.AUTHORIZATION);
        if (shown == null || !shown.startsWith(SCHEME)) return false;
        byte[] secret = shown.substring(SCHEME.length()).getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(bytes(ContentHash.ofContent(secret)), bytes(digest));
    }

    private static byte[] bytes(ContentHash hash) {
        return hash.hex().getBytes(StandardCharsets.US_ASCII);
    }
}
