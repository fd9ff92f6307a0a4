package p4.sim.cluster.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import p4.model.PeerEndpoint;
import p4.model.Token;

@Timeout(30)
class GateTest {

    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    private final Token token = Token.draw(new SplittableRandom(1));
    private final Gate gate = Gate.open(new InetSocketAddress(LOOPBACK, 0), token);
    private final Passages passages = passages(token);

    @AfterEach
    void close() {
        passages.close();
        gate.close();
    }

    @Test
    void whatGoesInAtOneEndComesOutAtTheOther() throws Exception {
        byte[] sent = new byte[4 << 20];
        new Random(7).nextBytes(sent);

        try (ServerSocket target = new ServerSocket(0, 1, LOOPBACK);
                Socket guest = connect(passages.to(endpoint(target)));
                Socket host = target.accept()) {
            var writer = new Thread(() -> write(guest, sent));
            writer.start();
            byte[] came = host.getInputStream().readNBytes(sent.length);
            host.getOutputStream().write("thanks".getBytes(StandardCharsets.US_ASCII));
            writer.join();

            assertThat(came).isEqualTo(sent);
            assertThat(guest.getInputStream().readNBytes(6)).asString().isEqualTo("thanks");
        }
    }

    @Test
    void anEndThatIsClosedClosesTheOther() throws Exception {
        try (ServerSocket target = new ServerSocket(0, 1, LOOPBACK);
                Socket guest = connect(passages.to(endpoint(target)));
                Socket host = target.accept()) {
            host.shutdownOutput();

            assertThat(guest.getInputStream().read()).isNegative();
        }
    }

    @Test
    void nobodyIsCarriedToWhereNobodyListens() throws Exception {
        PeerEndpoint gone;
        try (ServerSocket target = new ServerSocket(0, 1, LOOPBACK)) {
            gone = endpoint(target);
        }

        try (Socket guest = connect(passages.to(gone))) {
            assertThat(guest.getInputStream().read()).isNegative();
        }
    }

    @Test
    void whoShowsAnotherTokenIsNotCarried() throws Exception {
        try (ServerSocket target = new ServerSocket(0, 1, LOOPBACK);
                Passages strangers = passages(Token.draw(new SplittableRandom(2)));
                Socket guest = connect(strangers.to(endpoint(target)))) {
            assertThat(guest.getInputStream().read()).isNegative();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "nothing\n", "a b c\n", "GET / HTTP/1.1\r\n\r\n", "LONG"})
    void whoSaysNonsenseIsHungUpOn(String words) throws Exception {
        String nonsense = words.equals("LONG") ? "x".repeat(Pass.BYTES_MAX) : words;

        try (Socket guest = connect(endpoint((InetSocketAddress) gate.address()))) {
            guest.getOutputStream().write(nonsense.getBytes(StandardCharsets.US_ASCII));

            assertThat(guest.getInputStream().read()).isNegative();
        }
    }

    @Test
    void oneAddressHasOneWay() {
        var one = new PeerEndpoint("10.1.2.3", 7400);

        assertThat(passages.to(one)).isEqualTo(passages.to(one));
        assertThat(passages.to(one)).isNotEqualTo(passages.to(new PeerEndpoint("10.1.2.3", 7401)));
    }

    private Passages passages(Token shown) {
        return new Passages(endpoint((InetSocketAddress) gate.address()), shown);
    }

    private static PeerEndpoint endpoint(ServerSocket socket) {
        return endpoint((InetSocketAddress) socket.getLocalSocketAddress());
    }

    private static PeerEndpoint endpoint(InetSocketAddress address) {
        return new PeerEndpoint(address.getAddress().getHostAddress(), address.getPort());
    }

    private static Socket connect(PeerEndpoint endpoint) throws IOException {
        return new Socket(endpoint.host(), endpoint.port());
    }

    private static void write(Socket guest, byte[] sent) {
        try {
            OutputStream out = guest.getOutputStream();
            out.write(sent);
        } catch (IOException broken) {
            throw new AssertionError(broken);
        }
    }
}
