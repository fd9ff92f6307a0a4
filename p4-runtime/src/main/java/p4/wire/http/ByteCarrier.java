package p4.wire.http;

import java.util.concurrent.CompletionStage;
import p4.model.PeerEndpoint;

/** What takes an HTTP call to whoever is at an address, and brings back bytes. */
@FunctionalInterface
public interface ByteCarrier {

    /**
     * Sends {@code call} to {@code place}.
     *
     * <p>Never blocks on the network. Completes on any thread.
     *
     * @return the reply, whatever its status; fails if there was none, or if it was too large
     */
    CompletionStage<ByteReply> send(PeerEndpoint place, HttpCall call);
}
