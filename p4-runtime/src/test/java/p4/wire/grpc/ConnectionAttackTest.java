package p4.wire.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static p4.transfer.TransferSamples.await;
import static p4.transfer.TransferSamples.manifest;
import static p4.transfer.TransferSamples.noise;

import com.google.protobuf.ByteString;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Status;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import p4.model.FileManifest;
import p4.model.PeerEndpoint;
import p4.transfer.MemoryFile;
import p4.transfer.OneFileHandler;
import p4.v1.FetchRequest;
import p4.v1.FileChunk;
import p4.v1.FileRef;
import p4.v1.FileTransferGrpc;
import p4.v1.Manifest;
import p4.v1.StoreRequest;

/** What a hostile network tries on a peer's data port. */
final class ConnectionAttackTest {

    private static final int SECONDS_MAX = 20;
    private static final byte[] BYTES = noise(64 * Wire.CHUNK_BYTES);
    private static final FileManifest FILE = manifest(BYTES);
    private static final ConnectionLimits USUAL = ConnectionLimits.DEFAULT;

    private final List<Runnable> endings = new ArrayList<>();

    @AfterEach
    void close() {
        for (int last = endings.size() - 1; last >= 0; last--) endings.get(last).run();
    }

    @Test
    void metadataThatIsTooLargeIsRefusedBeforeTheHandlerSeesIt() {
        var handler = new OneFileHandler(FILE);
        PeerEndpoint peer = serve(handler, USUAL);

        var call = describe(channel(peer), Recorded.metadata("p4-ticket", "x".repeat(9_000)));

        assertThat(await(call.status()).isOk()).isFalse();
        assertThat(handler.asked()).isEmpty();
    }

    @Test
    void aMessageThatIsTooLargeIsRefusedBeforeTheHandlerSeesIt() {
        var handler = new OneFileHandler(FILE);
        PeerEndpoint peer = serve(handler, USUAL);
        var huge = FileChunk.newBuilder().setContent(ByteString.copyFrom(noise(1 << 20)));

        var call = new Recorded<StoreRequest, Manifest>(
                channel(peer), FileTransferGrpc.getStoreMethod(), new Metadata(), 1);
        call.send(StoreRequest.newBuilder().setChunk(huge).build());

        assertThat(await(call.status()).getCode()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
        assertThat(handler.asked()).isEmpty();
    }

    @Test
    void oneAddressGetsNoMoreConnectionsThanItMayHave() {
        var limits = limits(100, 2, 9, 9, Duration.ofMinutes(1));
        PeerEndpoint peer = serve(new OneFileHandler(FILE), limits);

        ManagedChannel first = channel(peer);
        assertThat(await(describe(first, new Metadata()).status()).isOk()).isTrue();
        assertThat(await(describe(channel(peer), new Metadata()).status()).isOk())
                .isTrue();

        assertThat(await(describe(channel(peer), new Metadata()).status()).isOk())
                .isFalse();
        assertThat(await(describe(first, new Metadata()).status()).isOk()).isTrue();
    }

    @Test
    void aConnectionThatWasClosedCountsNoMore() {
        var limits = limits(1, 1, 9, 9, Duration.ofMinutes(1));
        PeerEndpoint peer = serve(new OneFileHandler(FILE), limits);

        for (int connection = 0; connection < 5; connection++) {
            ManagedChannel channel = channel(peer);
            assertThat(eventuallyOk(channel)).isTrue();
            channel.shutdownNow();
        }
    }

    @Test
    void aConnectionThatSaysNothingIsClosed() throws IOException {
        var limits = limits(10, 10, 9, 9, Duration.ofMillis(200));
        PeerEndpoint peer = serve(new OneFileHandler(FILE), limits);

        try (var silent = new Socket(InetAddress.getLoopbackAddress(), peer.port())) {
            silent.setSoTimeout(SECONDS_MAX * 1_000);
            assertThat(readToTheEnd(silent.getInputStream())).isTrue();
        }
    }

    @Test
    void whoResetsStreamsInAFloodIsCutOff() {
        var limits = limits(10, 10, 9, 20, Duration.ofMinutes(1));
        MemoryFile[] files = new MemoryFile[50];
        for (int n = 0; n < files.length; n++) files[n] = new MemoryFile(FILE, BYTES);
        ManagedChannel channel = channel(serve(new OneFileHandler(FILE, files), limits));
        var ended = new ArrayList<Status>();
        int resets = 0;

        while (resets < files.length && ended.isEmpty()) {
            Recorded<FetchRequest, FileChunk> call = fetch(channel, 1);
            await(CompletableFuture.anyOf(call.headers(), call.status()));
            if (call.status().isDone()) ended.add(await(call.status()));
            call.cancel();
            resets++;
        }

        // the goodbye of the server may be lost with the connection: what counts is the end
        assertThat(ended).singleElement().matches(status -> !status.isOk());
        // and a reset counts twice where the server was writing and resets the stream as well
        assertThat(resets).isBetween(limits.resets() / 2, files.length - 1);
    }

    @Test
    void noMoreCallsRunAtOnceOnAConnectionThanMay() {
        var limits = limits(10, 10, 3, 9, Duration.ofMinutes(1));
        MemoryFile[] files = new MemoryFile[4];
        for (int n = 0; n < files.length; n++) files[n] = new MemoryFile(FILE, BYTES);
        var handler = new OneFileHandler(FILE, files);
        ManagedChannel channel = channel(serve(handler, limits));

        List<Recorded<FetchRequest, FileChunk>> calls = new ArrayList<>();
        for (int n = 0; n < 4; n++) calls.add(fetch(channel, 1));
        for (int n = 0; n < 3; n++) await(calls.get(n).headers());

        assertThat(handler.asked()).hasSize(3);
        assertThat(calls.get(3).headers()).isNotDone();
        calls.get(0).cancel();
        await(calls.get(3).headers());
    }

    private PeerEndpoint serve(OneFileHandler handler, ConnectionLimits limits) {
        var transport = new NettyTransport(2, limits);
        PeerServer server = PeerServer.start(
                transport.server(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)),
                TransferEndpoint.service(handler, Runnable::run));
        endings.add(transport::close);
        endings.add(server::close);
        return new PeerEndpoint("127.0.0.1", server.port());
    }

    private ManagedChannel channel(PeerEndpoint peer) {
        var transport = new NettyTransport(1);
        ManagedChannel channel = transport.channel(peer).disableRetry().build();
        endings.add(transport::close);
        endings.add(channel::shutdownNow);
        return channel;
    }

    private static Recorded<FileRef, Manifest> describe(ManagedChannel channel, Metadata metadata) {
        var call = new Recorded<FileRef, Manifest>(
                channel, FileTransferGrpc.getDescribeMethod(), metadata, 1);
        return call.send(Wire.ref(FILE.path(), FILE.hash())).halfClose();
    }

    private static Recorded<FetchRequest, FileChunk> fetch(ManagedChannel channel, int messages) {
        var request = FetchRequest.newBuilder().setFile(Wire.ref(FILE.path(), FILE.hash()));
        var call = new Recorded<FetchRequest, FileChunk>(
                channel, FileTransferGrpc.getFetchMethod(), new Metadata(), messages);
        return call.send(request.build()).halfClose();
    }

    /** The server learns a moment after its client that a connection has closed. */
    private static boolean eventuallyOk(ManagedChannel channel) {
        for (int attempt = 0; attempt < 1_000; attempt++) {
            if (await(describe(channel, new Metadata()).status()).isOk()) return true;
            channel.resetConnectBackoff();
        }
        return false;
    }

    private static boolean readToTheEnd(InputStream in) throws IOException {
        byte[] some = new byte[1_024];
        for (int count = in.read(some); count >= 0; count = in.read(some)) {
            // frames of HTTP/2 that do not matter here
        }
        return true;
    }

    private static ConnectionLimits limits(
            int connections, int perAddress, int calls, int resets, Duration silence) {
        return new ConnectionLimits(
                connections,
                perAddress,
                calls,
                resets,
                USUAL.resetWindow(),
                silence,
                silence,
                USUAL.age(),
                USUAL.keepAlive(),
                USUAL.keepAliveAnswer(),
                USUAL.windowBytes());
    }
}
