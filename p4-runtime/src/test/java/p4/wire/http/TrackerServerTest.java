package p4.wire.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import p4.control.ControlReply;

class TrackerServerTest {

    @Test
    void portZeroTakesAFreePortAndSaysWhich() throws IOException {
        try (var one = ServerFixture.start(ServerFixture.RENEWING, HttpLimits.DEFAULT);
                var other = ServerFixture.start(ServerFixture.RENEWING, HttpLimits.DEFAULT);
                var client = new RawConnection(other.address())) {
            assertThat(one.address().getPort())
                    .isPositive()
                    .isNotEqualTo(other.address().getPort());
            assertThat(client.post("/v1/heartbeat", "").reply().status()).isEqualTo(200);
        }
    }

    @Test
    void aCallerOverIpv6IsKnownByItsAddressWithoutBrackets() throws IOException {
        var caller = new CompletableFuture<String>();
        var ipv6 = new byte[16];
        ipv6[15] = 1;
        var loopback = new InetSocketAddress(InetAddress.getByAddress(ipv6), 0);
        try (var server = TrackerServer.start(
                        HttpSettings.at(loopback),
                        (request, from) -> {
                            caller.complete(from.host());
                            return ServerFixture.RENEWING.handle(request, from);
                        },
                        () -> "",
                        () -> true);
                var client = new RawConnection(server.address())) {
            client.post("/v1/heartbeat", "").reply();

            assertThat(caller.join()).isEqualTo("0:0:0:0:0:0:0:1");
        }
    }

    @Test
    void anAddressInUseIsSaidAndDoesNotEndTheProgram() {
        try (var first = ServerFixture.start(ServerFixture.RENEWING, HttpLimits.DEFAULT)) {
            HttpSettings taken = ServerFixture.at(first.address().getPort(), HttpLimits.DEFAULT);

            assertThatThrownBy(() -> TrackerServer.start(
                            taken, ServerFixture.RENEWING, () -> "", () -> true))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("cannot listen on")
                    .hasMessageContaining(Integer.toString(first.address().getPort()));
        }
    }

    @Test
    void aPortCanBeTakenAgainAsSoonAsItsServerIsClosed() throws IOException {
        int port;
        try (var first = ServerFixture.start(ServerFixture.RENEWING, HttpLimits.DEFAULT);
                var client = new RawConnection(first.address())) {
            assertThat(client.post("/v1/heartbeat", "").reply().status()).isEqualTo(200);
            port = first.address().getPort();
        }

        HttpSettings again = ServerFixture.at(port, HttpLimits.DEFAULT);
        try (var second = TrackerServer.start(again, ServerFixture.RENEWING, () -> "", () -> true);
                var client = new RawConnection(second.address())) {
            assertThat(client.post("/v1/heartbeat", "").reply().status()).isEqualTo(200);
        }
    }

    @Test
    void aThousandRequestsPassThroughOneConnection() throws IOException {
        try (var server = ServerFixture.start(ServerFixture.RENEWING, HttpLimits.DEFAULT);
                var client = new RawConnection(server.address())) {
            for (int i = 0; i < 1_000; i++) {
                HttpReply reply = client.post("/v1/heartbeat", "{}").reply();
                assertThat(reply.body()).isEqualTo("{\"heartbeatMillis\":5}");
            }
        }
    }

    @Test
    void fiftyServersLiveInOneProgramWithFewThreads() throws IOException {
        int before = Thread.activeCount();
        var servers = new ArrayList<TrackerServer>();
        try {
            for (int i = 0; i < 50; i++) {
                servers.add(ServerFixture.start(ServerFixture.RENEWING, HttpLimits.DEFAULT));
            }
            for (TrackerServer server : servers) {
                try (var client = new RawConnection(server.address())) {
                    assertThat(client.post("/v1/heartbeat", "").reply().status())
                            .isEqualTo(200);
                }
            }

            assertThat(Thread.activeCount() - before).isLessThan(250);
        } finally {
            servers.forEach(TrackerServer::close);
        }
        assertThat(Thread.activeCount() - before).isLessThan(10);
    }

    @Test
    void aTrackerThatDoesNotAnswerInTimeIsSaidNotToHaveAnswered() throws IOException {
        HttpLimits limits = ServerFixture.limits(Duration.ofSeconds(60), Duration.ofMillis(50));
        try (var server =
                        ServerFixture.start((request, from) -> new CompletableFuture<>(), limits);
                var client = new RawConnection(server.address())) {
            HttpReply reply = client.post("/v1/heartbeat", "").reply();

            assertThat(reply.status()).isEqualTo(503);
            assertThat(reply.body()).contains("NO_ANSWER");
        }
    }

    @Test
    void whatWasBegunIsFinishedBeforeTheServerIsClosed() throws Exception {
        var begun = new CountDownLatch(1);
        var answer = new CompletableFuture<ControlReply>();
        var server = ServerFixture.start(
                (request, from) -> {
                    begun.countDown();
                    return answer;
                },
                HttpLimits.DEFAULT);
        try (var client = new RawConnection(server.address());
                var late = new RawConnection(server.address())) {
            late.send("GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n").reply();
            client.post("/v1/heartbeat", "");
            begun.await();

            CompletableFuture<Void> closed = CompletableFuture.runAsync(server::close);
            boolean turnedAway = late.closedWithin(10_000);
            answer.complete(new ControlReply.Renewed(Duration.ofMillis(5)));
            HttpReply reply = client.reply();
            closed.join();

            assertThat(turnedAway).isTrue();
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.body()).isEqualTo("{\"heartbeatMillis\":5}");
        }
    }

    @Test
    void theTypeAndLengthOfAReplyAreGivenAndItIsNotCached() throws IOException {
        try (var server = ServerFixture.start(ServerFixture.RENEWING, HttpLimits.DEFAULT);
                var client = new RawConnection(server.address())) {
            HttpReply reply = client.post("/v1/heartbeat", "{}").reply();

            assertThat(reply.headers())
                    .containsEntry("content-type", "application/json")
                    .containsEntry("content-length", "21")
                    .containsEntry("cache-control", "no-store")
                    .doesNotContainKeys(
                            "server", "x-powered-by", "transfer-encoding", "set-cookie");
        }
    }
}
