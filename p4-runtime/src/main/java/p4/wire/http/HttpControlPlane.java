package p4.wire.http;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import p4.control.ControlPlane;
import p4.control.ControlReply;
import p4.control.ControlRequest;
import p4.control.NoAnswer;
import p4.time.Timeline;

/**
 * A peer's way to its tracker over HTTP: codec here, transport in a {@link Carrier}.
 *
 * <p>Whatever is neither the reply that belongs to a request nor a refusal known to P4 is no answer:
 * a broken connection, a proxy's page, an error of the server.
 */
public final class HttpControlPlane implements ControlPlane {

    private final Carrier carrier;
    private final String tracker;

    /** Asks through {@code carrier}; errors call the other side {@code tracker}. */
    public HttpControlPlane(Carrier carrier, String tracker) {
        this.carrier = carrier;
        this.tracker = tracker;
    }

    /** Asks the tracker at {@code tracker} ({@code http://host:port}) through {@code client}; see {@link JdkCarrier}. */
    public HttpControlPlane(URI tracker, HttpClient client, Duration timeout, Timeline timeline) {
        this(new JdkCarrier(tracker, client, timeout, timeline), "tracker " + tracker);
    }

    @Override
    public CompletionStage<ControlReply> ask(ControlRequest request) {
        HttpRoute route = RequestWriter.route(request);
        return carrier.send(RequestWriter.write(request))
                .thenApply(reply -> ReplyReader.read(route, reply))
                .exceptionally(failure -> {
                    throw noAnswer(failure);
                });
    }

    private NoAnswer noAnswer(Throwable failure) {
        Throwable cause = failure;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return new NoAnswer(tracker, cause);
    }
}
