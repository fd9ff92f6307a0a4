package p4.sim.member;

import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import java.util.Optional;
import p4.model.PeerId;
import p4.peer.CommandFailed;

/** The metadata that says for which of a member's peers a command is meant. */
public final class PeerHeader implements ServerInterceptor {

    private static final Metadata.Key<String> NAME =
            Metadata.Key.of("p4-peer", Metadata.ASCII_STRING_MARSHALLER);
    private static final Context.Key<Optional<PeerId>> MEANT =
            Context.keyWithDefault("p4-peer", Optional.empty());

    PeerHeader() {}

    /** The metadata of a command for {@code peer}. */
    public static Metadata metadata(PeerId peer) {
        var metadata = new Metadata();
        metadata.put(NAME, peer.value());
        return metadata;
    }

    /**
     * The peer that the call is meant for on which this thread works.
     *
     * @throws CommandFailed if it does not say
     */
    static PeerId meant() {
        return MEANT.get()
                .orElseThrow(() -> new CommandFailed(
                        CommandFailed.Kind.INVALID, "expected the metadata p4-peer, found none"));
    }

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        Optional<PeerId> peer = Optional.ofNullable(headers.get(NAME)).map(PeerId::new);
        return Contexts.interceptCall(
                Context.current().withValue(MEANT, peer), call, headers, next);
    }
}
