package p4.wire.http;

import static java.util.stream.Collectors.joining;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import p4.time.Alarm;
import p4.time.Timeline;

/**
 * Carries calls over real sockets with the JDK's client, which keeps connections open.
 *
 * <p>Follows no redirect, so a token goes to the tracker alone. A call has {@code timeout} from
 * sending to the last byte of the reply, which has at most 64 MiB.
 */
public final class JdkCarrier implements Carrier {

    private static final int REPLY_BYTES_MAX = 64 << 20;

    private final URI tracker;
    private final HttpClient client;
    private final Duration timeout;
    private final Timeline timeline;

    /**
     * Calls the tracker at {@code tracker} ({@code http://host:port} or https) through {@code client}.
     *
     * <p>{@code timeline} says when a call has had its time.
     *
     * @throws IllegalArgumentException if {@code tracker} is no such address, or {@code client}
     *     follows redirects
     */
    public JdkCarrier(URI tracker, HttpClient client, Duration timeout, Timeline timeline) {
        if (client.followRedirects() != HttpClient.Redirect.NEVER) {
            throw new IllegalArgumentException("the client must not follow redirects");
        }
        this.tracker = checked(tracker);
        this.client = client;
        this.timeout = timeout;
        this.timeline = timeline;
    }

    /**
     * A client that suits plain http: HTTP/1.1, no redirects; it runs on {@code executor}.
     *
     * <p>It trusts nobody: calls over https fail.
     */
    public static HttpClient client(Executor executor, Duration connectTimeout) {
        return client(executor, connectTimeout, Optional.empty());
    }

    /** The same, and with https it believes whom {@code tls} trusts, if that is there. */
    public static HttpClient client(
            Executor executor, Duration connectTimeout, Optional<SSLContext> tls) {
        HttpClient.Builder builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(connectTimeout)
                .executor(executor);
        return builder.sslContext(tls.orElseGet(JdkCarrier::trustingNobody)).build();
    }

    @Override
    public CompletionStage<HttpReply> send(HttpCall call) {
        CompletableFuture<HttpResponse<String>> sent =
                client.sendAsync(request(call), info -> text());
        CompletableFuture<HttpReply> reply = sent.thenApply(JdkCarrier::reply);
        // Not the client's own time-out, which ends with the head of the response.
        Alarm late = timeline.after(timeout, () -> giveUp(reply, sent));
        return reply.whenComplete((answered, failure) -> late.cancel());
    }

    private static BodySubscriber<String> text() {
        return BodySubscribers.mapping(
                new BoundedBytes(REPLY_BYTES_MAX),
                bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    private void giveUp(CompletableFuture<HttpReply> reply, CompletableFuture<?> sent) {
        reply.completeExceptionally(new HttpTimeoutException("nothing came within " + timeout));
        sent.cancel(true);
    }

    private HttpRequest request(HttpCall call) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(tracker.resolve(call.path()))
                .method(call.method(), BodyPublishers.ofString(call.body()));
        call.headers().forEach(builder::header);
        return builder.build();
    }

    /** Spares plain http what Java's own context costs: to read whom this machine trusts. */
    private static SSLContext trustingNobody() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(new KeyManager[0], new TrustManager[0], null);
            return context;
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("this Java has no TLS", missing);
        }
    }

    private static HttpReply reply(HttpResponse<String> response) {
        var headers = new TreeMap<String, String>();
        response.headers()
                .map()
                .forEach((name, values) ->
                        headers.put(name, values.stream().collect(joining(", "))));
        return new HttpReply(response.statusCode(), headers, response.body());
    }

    private static URI checked(URI tracker) {
        String scheme = String.valueOf(tracker.getScheme());
        boolean plain = tracker.getHost() != null
                && tracker.getUserInfo() == null
                && tracker.getQuery() == null
                && String.valueOf(tracker.getPath()).matches("/?");
        if (plain && (scheme.equals("http") || scheme.equals("https"))) return tracker;
        throw new IllegalArgumentException("expected http://HOST:PORT, found " + shown(tracker));
    }

    /** The address without user and password, should somebody have put them there. */
    private static String shown(URI tracker) {
        return tracker.getScheme() + "://" + tracker.getHost() + ":" + tracker.getPort();
    }
}
