package p4.wire.http;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import p4.model.PeerEndpoint;
import p4.time.Alarm;
import p4.time.Timeline;

/** Carries calls in plain http to any address with the JDK's client; follows no redirect. */
public final class JdkByteCarrier implements ByteCarrier {

    private final HttpClient client;
    private final int bytesMax;
    private final Duration timeout;
    private final Timeline timeline;

    /**
     * Calls through {@code client}; a reply has at most {@code bytesMax} bytes, and all of a call {@code
     * timeout}, which {@code timeline} measures.
     *
     * @throws IllegalArgumentException if {@code client} follows redirects
     */
    public JdkByteCarrier(HttpClient client, int bytesMax, Duration timeout, Timeline timeline) {
        if (client.followRedirects() != HttpClient.Redirect.NEVER) {
            throw new IllegalArgumentException("the client must not follow redirects");
        }
        this.client = client;
        this.bytesMax = bytesMax;
        this.timeout = timeout;
        this.timeline = timeline;
    }

    @Override
    public CompletionStage<ByteReply> send(PeerEndpoint place, HttpCall call) {
        try {
            return begin(request(place, call));
        } catch (IllegalArgumentException noAddress) {
            return CompletableFuture.failedFuture(noAddress);
        }
    }

    private CompletionStage<ByteReply> begin(HttpRequest request) {
        CompletableFuture<HttpResponse<byte[]>> sent =
                client.sendAsync(request, info -> new BoundedBytes(bytesMax));
        CompletableFuture<ByteReply> reply = sent.thenApply(JdkByteCarrier::reply);
        Alarm late = timeline.after(timeout, () -> {
            reply.completeExceptionally(new HttpTimeoutException("nothing came within " + timeout));
            sent.cancel(true);
        });
        return reply.whenComplete((answered, failure) -> late.cancel());
    }

    private static HttpRequest request(PeerEndpoint place, HttpCall call) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(
                        URI.create("http://" + place + call.path()))
                .method(
                        call.method(),
                        call.body().isEmpty()
                                ? BodyPublishers.noBody()
                                : BodyPublishers.ofString(call.body()));
        call.headers().forEach(builder::header);
        return builder.build();
    }

    private static ByteReply reply(HttpResponse<byte[]> response) {
        var headers = new TreeMap<String, String>();
        response.headers()
                .map()
                .forEach((name, values) -> headers.put(name, String.join(", ", values)));
        return new ByteReply(response.statusCode(), headers, response.body());
    }
}
