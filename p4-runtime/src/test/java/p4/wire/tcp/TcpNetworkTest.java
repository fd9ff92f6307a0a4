package p4.wire.tcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import p4.model.PeerEndpoint;
import p4.overlay.Connection;
import p4.overlay.ErrorId;
import p4.overlay.Message;
import p4.time.SystemTimeline;

/** What the overlay's listener does with peers, and with whoever is none. */
class TcpNetworkTest {

    private static final Duration SHORT = Duration.ofMillis(300);
    private static final TcpLimits LIMITS = new TcpLimits(
            8, 4, Duration.ofSeconds(2), SHORT, Duration.ofSeconds(2), SHORT, 1 << 20);

    private final ScheduledExecutorService pool = Executors.newScheduledThreadPool(1);
    private final SystemTimeline timeline = new SystemTimeline(pool);
    private final TcpNetwork server = new TcpNetwork(1, LIMITS, timeline);
    private final TcpNetwork client = new TcpNetwork(1, LIMITS, timeline);
    private final List<Message> asked = new CopyOnWriteArrayList<>();
    private int port;

    static LongStream seeds() {
        return LongStream.range(0, 20);
    }

    @BeforeEach
    void listen() {
        port = server.listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        server.serve(Echo::new);
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
        pool.shutdownNow();
    }

    @Test
    void messagesGoBothWaysInOrderAndLargePiecesWhole() {
        var heard = new Heard();
        Connection connection = client.connect(endpoint(), heard);

        timeline.execute(() -> {
            for (int tag = 1; tag <= 50; tag++) connection.send(new Message.ListRequest(tag));
            connection.send(FrameSamples.all().get("RQFH"));
        });

        await().until(() -> heard.messages.size() == 51);
        for (int tag = 1; tag <= 50; tag++) {
            assertThat(heard.messages.get(tag - 1)).isEqualTo(new Message.PeerList(tag, List.of()));
        }
        assertThat(((Message.Piece) heard.messages.get(50)).bytes()).isEqualTo(Echo.bytes());
        assertThat(connection.remoteHost()).isEqualTo("127.0.0.1");
    }

    @Test
    void nobodyAtTheOtherEndIsAConnectionThatCloses() {
        var heard = new Heard();
        server.close();

        client.connect(endpoint(), heard);

        await().until(() -> heard.closed);
    }

    @Test
    void anAddressThatIsTakenIsSaidSo() {
        var other = new TcpNetwork(1, LIMITS, timeline);
        try {
            assertThatThrownBy(() -> other.listen(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), port)))
                    .isInstanceOf(UncheckedIOException.class);
        } finally {
            other.close();
        }
    }

    @Test
    void theEndOfThePeerIsHeardOnce() {
        var heard = new Heard();
        Connection connection = client.connect(endpoint(), heard);
        timeline.execute(() -> connection.send(new Message.ListRequest(1)));
        await().until(() -> !heard.messages.isEmpty());

        server.close();

        await().until(() -> heard.closed);
        assertThat(heard.closings).isEqualTo(1);
    }

    @Test
    void lettersThatNameNothingAreRefusedInWords() throws IOException {
        assertThat(answerTo("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo(ErrorId.UNKNOWN_MESSAGE);
    }

    @Test
    void aFrameThatIsTooLongIsRefusedByItsHeader() throws IOException {
        byte[] header = ByteBuffer.allocate(8)
                .putInt(FrameId.RQFS.word())
                .putInt(Integer.MAX_VALUE)
                .array();

        assertThat(answerTo(header)).isEqualTo(ErrorId.TOO_LARGE);
    }

    @Test
    void anAnswerThatNobodyAskedForIsRefused() throws IOException {
        assertThat(answerTo(FrameSamples.bytes(FrameSamples.all().get("TPHF"))))
                .isEqualTo(ErrorId.UNEXPECTED);
        assertThat(asked).isEmpty();
    }

    @Test
    void aFlawedPayloadIsRefusedAfterWhatCameBeforeItWasAnswered() throws IOException {
        byte[] good = FrameSamples.bytes(new Message.ListRequest(1));
        byte[] bad = FrameSamples.bytes(FrameSamples.all().get("RQFS"));
        bad[bad.length - 1] = (byte) 0xff;
        byte[] both =
                ByteBuffer.allocate(good.length + bad.length).put(good).put(bad).array();

        List<Message> answers = answersTo(both);

        assertThat(answers).hasSize(2);
        assertThat(answers.get(0)).isEqualTo(new Message.PeerList(1, List.of()));
        assertThat(why(answers)).isEqualTo(ErrorId.MALFORMED);
    }

    @Test
    void whoSendsAFrameDropByDropIsTooSlow() throws IOException {
        byte[] frame = FrameSamples.bytes(FrameSamples.all().get("PING"));
        byte[] start = Arrays.copyOf(frame, frame.length - 1);

        assertThat(answerTo(start)).isEqualTo(ErrorId.TOO_SLOW);
        assertThat(asked).isEmpty();
    }

    @Test
    void whoConnectsAndSaysNothingIsTooSlow() throws IOException {
        assertThat(answerTo(new byte[0])).isEqualTo(ErrorId.TOO_SLOW);
    }

    @Test
    void oneAddressHasOnlySomeConnectionsAndGetsThemBack() throws IOException {
        List<Socket> sockets = new ArrayList<>();
        for (int i = 0; i < LIMITS.perAddress(); i++) sockets.add(socket());
        await().until(() -> server.inbound() == LIMITS.perAddress());

        assertThat(answerTo(new byte[0])).isEqualTo(ErrorId.BUSY);

        for (Socket socket : sockets) socket.close();
        await().until(() -> server.inbound() == 0);
        assertThat(answerTo(new byte[4])).isEqualTo(ErrorId.UNKNOWN_MESSAGE);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void randomInputEndsInARefusalAndLeavesNothingBehind(long seed) throws IOException {
        var chance = new SplittableRandom(seed);
        byte[] noise = new byte[chance.nextInt(1, 100_000)];
        chance.nextBytes(noise);
        if (chance.nextBoolean() && noise.length > 4) {
            ByteBuffer.wrap(noise).putInt(FrameId.RQFS.word());
        }

        List<Message> answers = answersTo(noise);

        assertThat(answers).allMatch(answer -> answer instanceof Message.Fault);
        await().until(() -> server.inbound() == 0);
    }

    @Test
    void aDialledPeerThatAnswersNonsenseIsLeft() throws IOException {
        var heard = new Heard();
        try (var liar = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            client.connect(new PeerEndpoint("127.0.0.1", liar.getLocalPort()), heard);
            try (Socket taken = liar.accept()) {
                taken.getOutputStream()
                        .write("HTTP/1.1 400\r\n".getBytes(StandardCharsets.US_ASCII));

                await().until(() -> heard.closed);
            }
        }

        assertThat(heard.messages).isEmpty();
    }

    private PeerEndpoint endpoint() {
        return new PeerEndpoint("127.0.0.1", port);
    }

    private Socket socket() throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(5_000);
        return socket;
    }

    private ErrorId answerTo(byte[] said) throws IOException {
        List<Message> answers = answersTo(said);
        assertThat(answers).hasSize(1);
        return why(answers);
    }

    private static ErrorId why(List<Message> answers) {
        return ((Message.Fault) answers.get(answers.size() - 1)).why();
    }

    /** Says {@code said}, and reads what comes until the other side has ended it. */
    private List<Message> answersTo(byte[] said) throws IOException {
        try (Socket socket = socket()) {
            say(socket, said);
            ByteBuffer came = ByteBuffer.wrap(all(socket.getInputStream()));
            List<Message> answers = new ArrayList<>();
            while (came.hasRemaining()) {
                answers.add(FrameReader.ofAnswers().read(came).orElseThrow());
            }
            return answers;
        }
    }

    private static void say(Socket socket, byte[] said) throws IOException {
        try {
            socket.getOutputStream().write(said);
        } catch (SocketException refusedMeanwhile) {
            assertThat(said).hasSizeGreaterThan(1);
        }
    }

    private static byte[] all(InputStream in) throws IOException {
        try {
            return in.readAllBytes();
        } catch (SocketException reset) {
            return new byte[0];
        }
    }

    /** Answers lists with an empty one and pieces with a large one. */
    private final class Echo implements Connection.Listener {

        private final Connection connection;

        Echo(Connection connection) {
            this.connection = connection;
        }

        static ByteBuffer bytes() {
            byte[] bytes = new byte[262_144];
            new SplittableRandom(1).nextBytes(bytes);
            return ByteBuffer.wrap(bytes);
        }

        @Override
        public void received(Message message) {
            asked.add(message);
            if (message instanceof Message.ListRequest request) {
                connection.send(new Message.PeerList(request.tag(), List.of()));
            } else if (message instanceof Message.PieceRequest request) {
                connection.send(new Message.Piece(request.tag(), 1L << 40, bytes()));
            }
        }

        @Override
        public void closed() {
            // nothing is kept
        }
    }
}
