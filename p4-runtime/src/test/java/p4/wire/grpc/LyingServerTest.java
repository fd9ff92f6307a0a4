package p4.wire.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static p4.transfer.TransferSamples.await;
import static p4.transfer.TransferSamples.manifest;
import static p4.transfer.TransferSamples.noise;

import com.google.protobuf.ByteString;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import p4.model.FileManifest;
import p4.transfer.CollectingSink;
import p4.transfer.MemoryFile;
import p4.transfer.PeerUnreachable;
import p4.transfer.TransferRefusal;
import p4.transfer.TransferRefused;
import p4.transfer.TransferRequest;
import p4.v1.FetchRequest;
import p4.v1.FileChunk;
import p4.v1.FileRef;
import p4.v1.FileTransferGrpc.FileTransferImplBase;
import p4.v1.Manifest;
import p4.v1.StoreRequest;

/** A holder may send anything at all: what was not asked for never reaches the sink. */
final class LyingServerTest {

    private static final FileManifest FILE = manifest(noise(100));

    private final InProcessFixture fixture = new InProcessFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    static Stream<Arguments> lies() {
        return Stream.of(
                Arguments.of("a gap", List.of(chunk(0, 10), chunk(20, 10)), 10),
                Arguments.of("the same twice", List.of(chunk(0, 10), chunk(0, 10)), 10),
                Arguments.of("a wrong beginning", List.of(chunk(7, 10)), 0),
                Arguments.of("a negative offset", List.of(chunk(-1, 10)), 0),
                Arguments.of("more than was asked", List.of(chunk(0, 40), chunk(40, 11)), 40),
                Arguments.of("less than was asked", List.of(chunk(0, 49)), 49),
                Arguments.of("nothing", List.of(), 0),
                Arguments.of("an empty chunk", List.of(chunk(0, 10), chunk(10, 0)), 10),
                Arguments.of("a huge chunk", List.of(chunk(0, Wire.CHUNK_BYTES + 1)), 0));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lies")
    void bytesThatWereNotAskedForAreRefused(String lie, List<FileChunk> sent, int kept) {
        var sink = new CollectingSink(0);

        TransferRefused refused = catchThrowableOfType(
                TransferRefused.class,
                () -> await(fixture.plane().fetch(serve(sent), first50Bytes(), sink)));

        assertThat(refused.why()).isEqualTo(TransferRefusal.WRONG_BYTES);
        assertThat(sink.bytes()).hasSize(kept);
    }

    @Test
    void aFileThatIsDescribedWithAnImpossiblePathIsALie() {
        var endpoint = fixture.serveRaw(new FileTransferImplBase() {
            @Override
            public void describe(FileRef request, StreamObserver<Manifest> reply) {
                reply.onNext(Manifest.newBuilder().setPath("../up").build());
                reply.onCompleted();
            }
        });

        TransferRefused refused = catchThrowableOfType(
                TransferRefused.class,
                () -> await(fixture.plane()
                        .describe(
                                endpoint,
                                new TransferRequest.Describe(
                                        FILE.path(), FILE.hash(), Optional.empty()))));

        assertThat(refused.why()).isEqualTo(TransferRefusal.WRONG_BYTES);
    }

    @Test
    void anUploadThatIsSaidToBeKeptAsSomethingElseHasFailed() {
        var content = new MemoryFile(FILE, noise(100));
        var endpoint = fixture.serveRaw(new FileTransferImplBase() {
            @Override
            public StreamObserver<StoreRequest> store(StreamObserver<Manifest> reply) {
                reply.onNext(Wire.manifest(manifest(noise(1))));
                reply.onCompleted();
                return new Ignored<>();
            }
        });

        TransferRefused refused = catchThrowableOfType(
                TransferRefused.class,
                () -> await(fixture.plane()
                        .store(
                                endpoint,
                                new TransferRequest.Store(FILE, Optional.empty()),
                                content)));

        assertThat(refused.why()).isEqualTo(TransferRefusal.WRONG_BYTES);
        await(content.closed());
    }

    @Test
    void wordsOfTheHolderAreMadeSafeToShow() {
        var endpoint =
                failing(Status.NOT_FOUND.withDescription("\u001b[2Jgone\u202e" + "x".repeat(999)));

        TransferRefused refused = catchThrowableOfType(
                TransferRefused.class,
                () -> await(
                        fixture.plane().fetch(endpoint, first50Bytes(), new CollectingSink(0))));

        assertThat(refused.getMessage())
                .contains("gone")
                .doesNotContain("\u001b", "\u202e")
                .hasSizeLessThan(250);
    }

    @Test
    void aPlainStatusOfSomebodyElsesPeerIsUnderstood() {
        var endpoint = failing(Status.UNAUTHENTICATED);

        TransferRefused refused = catchThrowableOfType(
                TransferRefused.class,
                () -> await(
                        fixture.plane().fetch(endpoint, first50Bytes(), new CollectingSink(0))));

        assertThat(refused.why()).isEqualTo(TransferRefusal.UNAUTHENTICATED);
    }

    @Test
    void whatGrpcItselfSaysOfABrokenPeerIsNoRefusal() {
        for (Status status : List.of(
                Status.UNAVAILABLE, Status.RESOURCE_EXHAUSTED, Status.INTERNAL, Status.UNKNOWN)) {
            var endpoint = failing(status);

            assertThat(catchThrowableOfType(
                            PeerUnreachable.class,
                            () -> await(fixture.plane()
                                    .fetch(endpoint, first50Bytes(), new CollectingSink(0)))))
                    .hasMessageContaining(endpoint.toString());
        }
    }

    private p4.model.PeerEndpoint serve(List<FileChunk> chunks) {
        return fetching(reply -> {
            chunks.forEach(reply::onNext);
            reply.onCompleted();
        });
    }

    private p4.model.PeerEndpoint failing(Status status) {
        return fetching(reply -> reply.onError(status.asRuntimeException()));
    }

    private p4.model.PeerEndpoint fetching(Consumer<StreamObserver<FileChunk>> answer) {
        return fixture.serveRaw(new FileTransferImplBase() {
            @Override
            public void fetch(FetchRequest request, StreamObserver<FileChunk> reply) {
                answer.accept(reply);
            }
        });
    }

    private static TransferRequest.Fetch first50Bytes() {
        return new TransferRequest.Fetch(FILE.path(), FILE.hash(), 0, 50, Optional.empty());
    }

    private static FileChunk chunk(long offset, int count) {
        return FileChunk.newBuilder()
                .setOffset(offset)
                .setContent(ByteString.copyFrom(noise(count)))
                .build();
    }
}
