package p4.wire.http;

import java.util.concurrent.CompletionStage;

/** What takes an HTTP call to a tracker and brings back its reply. */
@FunctionalInterface
public interface Carrier {

    /**
     * Sends {@code call}.
     *
     * <p>Never blocks on the network. Completes on any thread.
     *
     * @return the reply, whatever its status; fails if there was none, or if it was too large
     */
    CompletionStage<HttpReply> send(HttpCall call);
}
