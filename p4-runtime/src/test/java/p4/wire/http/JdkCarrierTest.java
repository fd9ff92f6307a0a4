package p4.wire.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Flow;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import p4.control.ControlPlane;
import p4.control.ControlRequest;
import p4.control.NoAnswer;
import p4.time.SystemTimeline;

/** What a peer makes of a tracker that is none, or that misbehaves. */
class JdkCarrierTest {

    private final ExecutorService threads = Executors.newFixedThreadPool(3);
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final HttpClient client = JdkCarrier.client(threads, Duration.ofSeconds(5));

    @AfterEach
    void stop() {
        threads.shutdownNow();
        timer.shutdownNow();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}",
                "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n<html>hi!",
                "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n[[[[[",
                "HTTP/1.1 200 OK\r\nContent-Length: 24\r\n\r\n{\"heartbeatMillis\":\"soon\"",
                "HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n{\"heartbeatMillis\":5}",
                "HTTP/1.1 204 No Content\r\n\r\n",
                "HTTP/1.1 500 Oops\r\nContent-Length: 2\r\n\r\n{}",
                "HTTP/1.1 401 No\r\nContent-Length: 33\r\n\r\n{\"error\":\"BAD_MOOD\",\"detail\":\"no\"}",
                "HTTP/1.1 404 No\r\nContent-Length: 36\r\n\r\n{\"error\":\"STALE_TOKEN\",\"detail\":\"no\"}",
                "NOT HTTP AT ALL\r\n\r\n",
                ""
            })
    void whatIsNoReplyIsNoAnswer(String reply) throws IOException {
        try (var odd = listening(reply)) {
            assertNoAnswer(plane(odd, Duration.ofSeconds(20)));
        }
    }

    @Test
    void aRedirectIsNotFollowedSoThatATokenStaysHere() throws IOException {
        try (var elsewhere = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var odd = listening("HTTP/1.1 307 There\r\nLocation: http://127.0.0.1:"
                        + elsewhere.getLocalPort()
                        + "/v1/heartbeat\r\nContent-Length: 0\r\n\r\n")) {
            elsewhere.setSoTimeout(200);

            assertNoAnswer(plane(odd, Duration.ofSeconds(20)));

            assertThatThrownBy(elsewhere::accept).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void aTrackerThatIsNotThereIsNoAnswer() throws IOException {
        ServerSocket gone = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        gone.close();

        assertNoAnswer(plane(gone, Duration.ofSeconds(20)));
    }

    @Test
    void aTrackerThatNeverRepliesIsNoAnswerInTime() throws IOException {
        try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> ask(plane(silent, Duration.ofMillis(100))))
                    .hasCauseInstanceOf(NoAnswer.class)
                    .hasMessageContaining("nothing came within PT0.1S");
        }
    }

    @Test
    void aReplyThatStopsHalfWayIsNoAnswerInTime() throws IOException {
        try (var odd = listening("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{@")) {
            assertThatThrownBy(() -> ask(plane(odd, Duration.ofMillis(200))))
                    .hasCauseInstanceOf(NoAnswer.class)
                    .hasMessageContaining("nothing came within PT0.2S");
        }
    }

    @Test
    void aReplyOfTooManyBytesIsBrokenOff() {
        var broken = new AtomicBoolean();
        var body = new BoundedBytes(4);
        body.onSubscribe(new Flow.Subscription() {
            @Override
            public void request(long items) {}

            @Override
            public void cancel() {
                broken.set(true);
            }
        });

        body.onNext(List.of(ByteBuffer.wrap(new byte[3]), ByteBuffer.wrap(new byte[2])));

        assertThat(body.getBody().toCompletableFuture()).isCompletedExceptionally();
        assertThat(broken).isTrue();
    }

    @Test
    void aClientThatFollowsRedirectsIsRefused() {
        HttpClient wandering = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.ALWAYS)
                .build();

        assertThatThrownBy(() -> new JdkCarrier(
                        URI.create("http://127.0.0.1:1"),
                        wandering,
                        Duration.ofSeconds(1),
                        new SystemTimeline(timer)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the client must not follow redirects");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tracker:8000",
                "ftp://x",
                "http:///v1",
                "http://u:geheim@x:1",
                "http://x:1/a",
                "http://x?a=b"
            })
    void anAddressThatIsNoneIsRefusedWithoutShowingASecret(String address) {
        assertThatThrownBy(() -> new JdkCarrier(
                        URI.create(address),
                        client,
                        Duration.ofSeconds(1),
                        new SystemTimeline(timer)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("expected http://HOST:PORT")
                .hasMessageNotContaining("geheim");
    }

    private ControlPlane plane(ServerSocket server, Duration timeout) {
        URI tracker = URI.create("http://127.0.0.1:" + server.getLocalPort());
        return new HttpControlPlane(tracker, client, timeout, new SystemTimeline(timer));
    }

    /** Listens, and says {@code reply} to the first who connects; then hangs up, unless it ends @. */
    private ServerSocket listening(String reply) throws IOException {
        var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        threads.execute(() -> replyOnce(server, reply));
        return server;
    }

    private static void replyOnce(ServerSocket server, String reply) {
        try (Socket socket = server.accept()) {
            byte[] request = new byte[1 << 16];
            assertThat(socket.getInputStream().read(request)).isPositive();
            boolean staysOpen = reply.endsWith("@");
            String said = staysOpen ? reply.substring(0, reply.length() - 1) : reply;
            socket.getOutputStream().write(said.getBytes(StandardCharsets.UTF_8));
            while (staysOpen) staysOpen = socket.getInputStream().read() >= 0;
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private static void assertNoAnswer(ControlPlane plane) {
        assertThatThrownBy(() -> ask(plane)).hasCauseInstanceOf(NoAnswer.class);
    }

    private static void ask(ControlPlane plane) {
        plane.ask(new ControlRequest.Heartbeat(Samples.TOKEN))
                .toCompletableFuture()
                .join();
    }
}
