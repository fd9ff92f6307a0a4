package p4.wire.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static p4.transfer.TransferSamples.await;
import static p4.transfer.TransferSamples.manifest;
import static p4.transfer.TransferSamples.noise;

import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import p4.model.FileManifest;
import p4.model.PeerEndpoint;
import p4.time.ManualTimeline;
import p4.transfer.MemoryFile;
import p4.transfer.MemoryIncoming;
import p4.transfer.OneFileHandler;
import p4.transfer.PeerUnreachable;
import p4.transfer.TransferRequest;
import p4.v1.FetchRequest;
import p4.v1.FileChunk;
import p4.v1.FileRef;
import p4.v1.FileTransferGrpc;
import p4.v1.FileTransferGrpc.FileTransferImplBase;
import p4.v1.Manifest;
import p4.v1.StoreRequest;

/** Nobody holds up anybody else for ever. */
final class StallTest {

    private static final Duration ANSWER = TransferLimits.DEFAULT.answer();
    private static final Duration STALL = TransferLimits.DEFAULT.stall();
    private static final byte[] BYTES = noise(20 * Wire.CHUNK_BYTES);
    private static final FileManifest FILE = manifest(BYTES);

    private final ManualTimeline timeline = new ManualTimeline();
    private final InProcessFixture fixture = new InProcessFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void aPeerThatNeverAnswersIsUnreachableAfterAWhile() {
        PeerEndpoint silent = fixture.serveRaw(new Silent());
        CompletableFuture<FileManifest> described = fixture.plane(timeline)
                .describe(
                        silent,
                        new TransferRequest.Describe(FILE.path(), FILE.hash(), Optional.empty()))
                .toCompletableFuture();

        timeline.advance(ANSWER.minusMillis(1));
        assertThat(described).isNotDone();
        timeline.advance(Duration.ofMillis(1));

        assertThat(catchThrowableOfType(PeerUnreachable.class, () -> await(described)))
                .hasMessageContaining(silent.toString());
    }

    @Test
    void aReceiverThatTakesNothingIsGivenUpAndTheFileClosed() {
        var content = new MemoryFile(FILE, BYTES);
        PeerEndpoint silent = fixture.serveRaw(new Silent());
        CompletableFuture<Void> stored = fixture.plane(timeline)
                .store(silent, new TransferRequest.Store(FILE, Optional.empty()), content)
                .toCompletableFuture();

        timeline.advance(STALL.multipliedBy(2));

        assertThat(catchThrowableOfType(PeerUnreachable.class, () -> await(stored)))
                .isNotNull();
        await(content.closed());
    }

    @Test
    void aRequesterThatReadsNothingIsPutOutAndTheFileClosed() {
        var file = new MemoryFile(FILE, BYTES);
        Recorded<FetchRequest, FileChunk> call = fetch(file, 2);

        timeline.advance(STALL);
        assertThat(call.status()).isNotDone();
        timeline.advance(STALL);

        await(file.closed());
        assertThat(await(call.status()).getCode()).isEqualTo(Status.Code.UNAVAILABLE);
        assertThat(file.bytesRead()).isLessThan(4L * Wire.CHUNK_BYTES);
    }

    @Test
    void aRequesterThatReadsSlowlyIsServed() {
        var file = new MemoryFile(FILE, BYTES);
        Recorded<FetchRequest, FileChunk> call = fetch(file, 1);

        for (int chunk = 0; chunk < 20; chunk++) {
            timeline.advance(STALL.minusSeconds(1));
            call.ask(1);
        }

        assertThat(await(call.status()).getCode()).isEqualTo(Status.Code.OK);
        assertThat(call.messages()).hasSize(20);
    }

    @Test
    void anUploaderThatSendsNothingIsPutOutAndItsPlaceGivenBack() {
        var place = new MemoryIncoming(FILE);
        var call = new Recorded<StoreRequest, Manifest>(
                fixture.channel(serve(new OneFileHandler(FILE).taking(place))),
                FileTransferGrpc.getStoreMethod(),
                new Metadata(),
                1);
        call.send(StoreRequest.newBuilder().setManifest(Wire.manifest(FILE)).build());

        timeline.advance(STALL.multipliedBy(2));

        assertThat(await(call.status()).getCode()).isEqualTo(Status.Code.UNAVAILABLE);
        assertThat(await(place.ended())).isEqualTo("aborted");
    }

    private Recorded<FetchRequest, FileChunk> fetch(MemoryFile file, int messages) {
        var call = new Recorded<FetchRequest, FileChunk>(
                fixture.channel(serve(new OneFileHandler(FILE, file))),
                FileTransferGrpc.getFetchMethod(),
                new Metadata(),
                messages);
        var request = FetchRequest.newBuilder().setFile(Wire.ref(FILE.path(), FILE.hash()));
        return call.send(request.build()).halfClose();
    }

    private PeerEndpoint serve(OneFileHandler handler) {
        return fixture.serve(TransferEndpoint.service(
                handler,
                nonce -> CompletableFuture.completedFuture("no proof"),
                Runnable::run,
                timeline,
                TransferLimits.DEFAULT));
    }

    /** Accepts every call and says nothing. */
    private static final class Silent extends FileTransferImplBase {

        @Override
        public void describe(FileRef request, StreamObserver<Manifest> reply) {}

        @Override
        public StreamObserver<StoreRequest> store(StreamObserver<Manifest> reply) {
            ((io.grpc.stub.ServerCallStreamObserver<Manifest>) reply).disableAutoRequest();
            return new Ignored<>();
        }
    }
}
