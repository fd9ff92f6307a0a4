package p4.wire.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a hostile client tries on the socket itself. */
class HttpAttackTest {

    private static final HttpLimits QUICK =
            ServerFixture.limits(Duration.ofMillis(100), Duration.ofSeconds(5));

    @Test
    void aBodyThatDripsIsCutOff() throws IOException {
        try (var server = ServerFixture.start(ServerFixture.RENEWING, QUICK);
                var slow = new RawConnection(server.address())) {
            slow.send(RawConnection.head("/v1/heartbeat") + "Content-Length: 60000\r\n\r\n");

            assertThat(slow.cutOffWhileDripping(" ", 20, 500)).isTrue();
        }
    }

    @Test
    void aTreeThatDripsIsCutOff() throws IOException {
        try (var server = ServerFixture.start(ServerFixture.RENEWING, QUICK);
                var slow = new RawConnection(server.address())) {
            slow.send(RawConnection.head("/v1/publish") + "Content-Length: 8000000\r\n\r\n");
            slow.send(" ".repeat(100_000));

            assertThat(slow.cutOffWhileDripping(" ", 20, 500)).isTrue();
        }
    }

    @Test
    void aHeadThatDripsIsCutOff() throws IOException {
        try (var server = ServerFixture.start(ServerFixture.RENEWING, QUICK);
                var slow = new RawConnection(server.address())) {
            slow.send("POST /v1/heartbeat HTTP/1.1\r\nX-Long: ");

            assertThat(slow.cutOffWhileDripping("x", 20, 500)).isTrue();
        }
    }

    @Test
    void aConnectionThatIsKeptAliveButUsedSeldomIsNotCutOff() throws IOException {
        try (var server = ServerFixture.start(ServerFixture.RENEWING, QUICK);
                var seldom = new RawConnection(server.address())) {
            for (int i = 0; i < 10; i++) {
                assertThat(seldom.post("/v1/heartbeat", "{}").reply().status()).isEqualTo(200);
                assertThat(seldom.closedWithin(150)).isFalse();
            }
        }
    }

    @Test
    void halfSentMessagesHoldNoThread() throws IOException {
        var limits = ServerFixture.limits(Duration.ofSeconds(60), Duration.ofSeconds(5));
        var halves = new ArrayList<RawConnection>();
        try (var server = ServerFixture.start(ServerFixture.RENEWING, limits)) {
            for (int i = 0; i < 4 * limits.threads(); i++) {
                var half = new RawConnection(server.address());
                halves.add(half.send(
                        RawConnection.head("/v1/heartbeat") + "Content-Length: 9\r\n\r\n{"));
            }

            try (var honest = new RawConnection(server.address())) {
                assertThat(honest.post("/v1/heartbeat", "{}").reply().status()).isEqualTo(200);
            }
        } finally {
            for (RawConnection half : halves) half.close();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "POST /v1/heart",
                "POST /v1/heartbeat HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n",
                "POST /v1/heartbeat HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n{",
                "POST /v1/publish HTTP/1.1\r\nHost: x\r\nContent-Length: 90000\r\n\r\n{",
                "POST /v1/publish HTTP/1.1\r\nHost: x\r\nContent-Length: 900000\r\n\r\n@"
            })
    void aConnectionThatFallsSilentIsClosed(String start) throws IOException {
        HttpLimits limits = ServerFixture.impatient(Duration.ofMillis(200));
        try (var server = ServerFixture.start(ServerFixture.RENEWING, limits);
                var silent = new RawConnection(server.address())) {
            silent.send(start.replace("@", " ".repeat(100_000)));

            assertThat(silent.closedWithin(10_000)).isTrue();
        }
    }

    @Test
    void anEndlessBodyIsAnswered413AndNotReadForEver() throws IOException {
        try (var server = ServerFixture.start(ServerFixture.RENEWING, QUICK);
                var endless = new RawConnection(server.address())) {
            endless.send(RawConnection.head("/v1/publish") + "Transfer-Encoding: chunked\r\n\r\n");
            String chunk = "100000\r\n" + " ".repeat(1 << 20) + "\r\n";

            assertThatThrownBy(() -> {
                        for (int i = 0; i < 200; i++) endless.send(chunk);
                    })
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void aBodyThatClaimsTooMuchIsRefusedBeforeItComes() throws IOException {
        try (var server = ServerFixture.start(ServerFixture.RENEWING, QUICK);
                var large = new RawConnection(server.address())) {
            large.send(RawConnection.head("/v1/publish") + "Content-Length: 99999999999\r\n\r\n");
            large.send(" ".repeat(100_000));

            HttpReply reply = large.reply();

            assertThat(reply.status()).isEqualTo(413);
            assertThat(reply.body()).contains("TOO_LARGE");
        }
    }

    @Test
    void bytesThatAreNoTextAreRefused() throws IOException {
        try (var server = ServerFixture.start(ServerFixture.RENEWING, QUICK);
                var garbled = new RawConnection(server.address())) {
            garbled.send(RawConnection.head("/v1/search") + "Content-Length: 2\r\n\r\n");

            HttpReply reply =
                    garbled.send(new byte[] {(byte) 0xc3, (byte) 0x28}).reply();

            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.body()).contains("the body is not UTF-8");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GARBAGE\r\n\r\n",
                "GET /healthz HTTP/9.9\r\nHost: x\r\n\r\n",
                "GET /healthz HTTP/1.1\r\n\r\n",
                "GET /v1/%2e%2e/healthz HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /v1%2fhealthz HTTP/1.1\r\nHost: x\r\n\r\n",
                "POST /v1/list HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
                "GET /healthz HTTP/1.1\r\nHost: x\r\nX: @\r\n\r\n"
            })
    void whatJettyItselfRefusesIsRefusedInJsonToo(String request) throws IOException {
        try (var server = ServerFixture.start(ServerFixture.RENEWING, QUICK);
                var rude = new RawConnection(server.address())) {
            HttpReply reply = rude.send(request.replace("@", "y".repeat(9_000))).reply();

            assertThat(reply.status()).isBetween(400, 505);
            assertThat(reply.header("content-type")).contains("application/json");
            assertThat(StrictJson.read(reply.body()).get("error").text()).isNotEmpty();
            assertThat(reply.body()).doesNotContain("jetty", "Exception", "yyy");
            assertThat(reply.header("server")).isEmpty();
        }
    }

    @Test
    void anErrorOfTheTrackerShowsNoStack() throws IOException {
        try (var server = ServerFixture.start(
                        (request, from) -> {
                            throw new AssertionError("broken on purpose");
                        },
                        QUICK);
                var client = new RawConnection(server.address())) {
            HttpReply reply = client.post("/v1/heartbeat", "{}").reply();

            assertThat(reply.status()).isEqualTo(500);
            assertThat(reply.body())
                    .startsWith("{\"error\":\"BROKEN\"")
                    .doesNotContain("on purpose", "at ");
        }
    }

    @Test
    void oneAddressHasOnlySoManyConnections() throws IOException {
        try (var server =
                        ServerFixture.start(ServerFixture.RENEWING, ServerFixture.limits(100, 2));
                var first = new RawConnection(server.address());
                var second = new RawConnection(server.address())) {
            assertThat(first.post("/v1/heartbeat", "{}").reply().status()).isEqualTo(200);
            assertThat(second.post("/v1/heartbeat", "{}").reply().status()).isEqualTo(200);

            try (var third = new RawConnection(server.address())) {
                assertThat(third.closedWithin(10_000)).isTrue();
            }

            assertThat(first.post("/v1/heartbeat", "{}").reply().status()).isEqualTo(200);
        }
    }

    @Test
    void whoWasTurnedAwayIsNotCounted() throws IOException {
        try (var server =
                ServerFixture.start(ServerFixture.RENEWING, ServerFixture.limits(100, 1))) {
            try (var first = new RawConnection(server.address())) {
                assertThat(first.post("/v1/heartbeat", "{}").reply().status()).isEqualTo(200);
                try (var second = new RawConnection(server.address())) {
                    assertThat(second.closedWithin(10_000)).isTrue();
                }
            }

            assertThat(isServedAtLast(server)).isTrue();
        }
    }

    @Test
    void aPlaceThatIsGivenBackCanBeTakenAgain() throws IOException {
        try (var server =
                ServerFixture.start(ServerFixture.RENEWING, ServerFixture.limits(1, 10))) {
            for (int i = 0; i < 5; i++) {
                try (var one = new RawConnection(server.address())) {
                    one.send(RawConnection.head("/v1/heartbeat") + "Connection: close\r\n"
                            + "Content-Length: 0\r\n\r\n");
                    assertThat(one.reply().status()).isEqualTo(200);
                    assertThat(one.closedWithin(10_000)).isTrue();
                }
            }
        }
    }

    @Test
    void whoComesAfterTheLastConnectionWaitsUntilOneIsFree() throws IOException {
        try (var server = ServerFixture.start(ServerFixture.RENEWING, ServerFixture.limits(1, 10));
                var first = new RawConnection(server.address())) {
            assertThat(first.post("/v1/heartbeat", "{}").reply().status()).isEqualTo(200);
            try (var second = new RawConnection(server.address())) {
                second.post("/v1/heartbeat", "{}");
                assertThat(second.closedWithin(200)).isFalse();

                first.hangUp();

                assertThat(second.reply().status()).isEqualTo(200);
            }
        }
    }

    @Test
    void smuggledSecondRequestsAreRequestsOfTheirOwn() throws IOException {
        try (var server = ServerFixture.start(ServerFixture.RENEWING, QUICK);
                var client = new RawConnection(server.address())) {
            client.send(RawConnection.head("/v1/heartbeat")
                    + "Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n");

            assertThat(client.reply().status()).isEqualTo(400);
        }
    }

    @Test
    void methodsAndPathsAreComparedByteForByte() throws IOException {
        try (var server = ServerFixture.start(ServerFixture.RENEWING, QUICK);
                var client = new RawConnection(server.address())) {
            List<String> odd = List.of(
                    "GET //healthz",
                    "GET /healthz;x=1",
                    "get /healthz",
                    "GET /healthz/..",
                    "GET /HEALTHZ");

            for (String line : odd) {
                try (var one = new RawConnection(server.address())) {
                    byte[] request = (line + " HTTP/1.1\r\nHost: x\r\n\r\n")
                            .getBytes(StandardCharsets.UTF_8);
                    assertThat(one.send(request).reply().status()).as(line).isBetween(400, 405);
                }
            }
            assertThat(client.send("GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n")
                            .reply()
                            .status())
                    .isEqualTo(200);
        }
    }

    /** Tries again for as long as it is turned away, since a server hears of a hang-up a bit later. */
    private static boolean isServedAtLast(TrackerServer server) throws IOException {
        for (int attempt = 0; attempt < 100; attempt++) {
            try (var client = new RawConnection(server.address())) {
                client.post("/v1/heartbeat", "{}");
                if (!client.closedWithin(50)) return true;
            } catch (SocketException turnedAway) {
                assertThat(turnedAway).hasMessageMatching("(?i).*(reset|pipe|abort).*");
            }
        }
        return false;
    }
}
