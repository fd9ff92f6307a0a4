package p4.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import p4.control.Challenge;
import p4.model.ContentHash;
import p4.model.FileManifest;
import p4.model.PeerEndpoint;
import p4.model.PeerId;
import p4.model.Sample;
import p4.model.TicketKey;
import p4.time.SystemTimeline;
import p4.transfer.LateHandler;
import p4.transfer.MemoryFile;
import p4.transfer.OpenFile;
import p4.transfer.Prover;
import p4.transfer.TransferRefusal;
import p4.transfer.TransferRefused;
import p4.transfer.TransferSamples;
import p4.wire.grpc.NettyTransport;
import p4.wire.grpc.PeerServer;
import p4.wire.grpc.TransferEndpoint;
import p4.wire.grpc.TransferLimits;

/** What a tracker learns from peers that it asks for a sample, over real sockets. */
@Timeout(60)
class PeerDialerTest {

    private static final byte[] BYTES = TransferSamples.noise(1_000);
    private static final FileManifest FILE = TransferSamples.manifest(BYTES);
    private static final Sample SAMPLE = new Sample(FILE.path(), FILE.hash(), 100, 200);
    private static final TicketKey KEY = new TicketKey("0f".repeat(32));
    private static final Challenge CHALLENGE =
            new Challenge(new PeerId("alice"), "0a".repeat(16), KEY);

    private final NodeThreads threads = new NodeThreads();
    private final SystemTimeline timeline = new SystemTimeline(threads.timeline());
    private final NettyTransport transport = new NettyTransport(1);
    private final PeerDialer dialer =
            new PeerDialer(timeline, (unproven, why) -> {}, Optional.empty());
    private final Deque<AutoCloseable> running = new ArrayDeque<>();

    @AfterEach
    void stop() throws Exception {
        dialer.close();
        while (!running.isEmpty()) running.pop().close();
        transport.close();
        threads.close();
    }

    /** Proves with {@code key}, and shows {@code bytes}, or refuses to. */
    private static final class Shown implements Prover {

        private final TicketKey key;
        private final byte[] bytes;
        private final Optional<TransferRefusal> refusal;

        Shown(TicketKey key, byte[] bytes, Optional<TransferRefusal> refusal) {
            this.key = key;
            this.bytes = bytes;
            this.refusal = refusal;
        }

        @Override
        public CompletionStage<String> prove(String nonce) {
            return CompletableFuture.completedFuture(key.proof(nonce));
        }

        @Override
        public CompletionStage<OpenFile> sample(String nonce, Sample sample, String permit) {
            assertThat(KEY.permits(permit, nonce, sample)).isTrue();
            if (refusal.isEmpty()) {
                return CompletableFuture.completedFuture(new MemoryFile(FILE, bytes));
            }
            return CompletableFuture.failedFuture(new TransferRefused(refusal.get(), "no"));
        }
    }

    private PeerEndpoint serve(Prover prover) {
        var loopback = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        PeerServer server = PeerServer.start(
                transport.server(loopback),
                TransferEndpoint.service(
                        new LateHandler(),
                        prover,
                        threads.disk(),
                        timeline,
                        TransferLimits.DEFAULT));
        running.push(server);
        return new PeerEndpoint("127.0.0.1", server.port());
    }

    private CompletableFuture<Optional<ContentHash>> sampleOf(PeerEndpoint endpoint) {
        return dialer.dialBack().sample(endpoint, CHALLENGE, SAMPLE).toCompletableFuture();
    }

    private Optional<ContentHash> answerOf(Prover prover) throws Exception {
        return sampleOf(serve(prover)).get(30, TimeUnit.SECONDS);
    }

    @Test
    void whoHasTheBytesTellsTheirHashAndWhoHasOthersAnother() throws Exception {
        byte[] other = new byte[BYTES.length];

        Optional<ContentHash> right = answerOf(new Shown(KEY, BYTES, Optional.empty()));
        Optional<ContentHash> wrong = answerOf(new Shown(KEY, other, Optional.empty()));

        ByteBuffer part = ByteBuffer.wrap(BYTES, 100, 200);
        assertThat(right).contains(Sample.hash(CHALLENGE.nonce(), part));
        assertThat(wrong).isPresent().isNotEqualTo(right);
    }

    @Test
    void whoSaysItHasNoSuchFileHasNone() throws Exception {
        var without = new Shown(KEY, BYTES, Optional.of(TransferRefusal.NOT_FOUND));

        assertThat(answerOf(without)).isEmpty();
    }

    @Test
    void whoHasAnotherKeyIsSomebodyElseAndSaysNothing() {
        var stranger = new Shown(new TicketKey("ab".repeat(32)), BYTES, Optional.empty());

        CompletableFuture<Optional<ContentHash>> answer = sampleOf(serve(stranger));

        assertThat(answer).failsWithin(30, TimeUnit.SECONDS);
    }

    @Test
    void whoIsBusyOrGoneSaysNothing() throws Exception {
        var busy = new Shown(KEY, BYTES, Optional.of(TransferRefusal.UNAVAILABLE));
        PeerEndpoint gone = serve(busy);
        running.pop().close();

        assertThat(sampleOf(serve(busy))).failsWithin(30, TimeUnit.SECONDS);
        assertThat(sampleOf(gone)).failsWithin(30, TimeUnit.SECONDS);
    }
}
