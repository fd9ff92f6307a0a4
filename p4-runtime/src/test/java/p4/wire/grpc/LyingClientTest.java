package p4.wire.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static p4.transfer.TransferSamples.await;
import static p4.transfer.TransferSamples.manifest;
import static p4.transfer.TransferSamples.noise;

import com.google.protobuf.ByteString;
import io.grpc.Metadata;
import io.grpc.Status;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import p4.model.FileManifest;
import p4.transfer.MemoryIncoming;
import p4.transfer.OneFileHandler;
import p4.v1.FileChunk;
import p4.v1.FileTransferGrpc;
import p4.v1.Manifest;
import p4.v1.StoreRequest;

/** An uploader may send anything at all: what was not announced is thrown away. */
final class LyingClientTest {

    private static final FileManifest FILE = manifest(noise(Wire.CHUNK_BYTES + 100));

    private final InProcessFixture fixture = new InProcessFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    static Stream<Arguments> lies() {
        StoreRequest start = start(Wire.manifest(FILE));
        return Stream.of(
                Arguments.of("two manifests", List.of(start, start)),
                Arguments.of("a gap", List.of(start, chunk(0, 10), chunk(20, 10))),
                Arguments.of("a chunk again", List.of(start, chunk(0, 10), chunk(0, 10))),
                Arguments.of("an empty chunk", List.of(start, chunk(0, 0))),
                Arguments.of("nothing in a message", List.of(start, empty())),
                Arguments.of("a huge chunk", List.of(start, chunk(0, Wire.CHUNK_BYTES + 1))),
                Arguments.of(
                        "more than announced",
                        List.of(start, chunk(0, Wire.CHUNK_BYTES), chunk(Wire.CHUNK_BYTES, 101))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lies")
    void anUploadThatDoesNotKeepToItsManifestIsRefusedAndThrownAway(
            String lie, List<StoreRequest> sent) {
        var place = new MemoryIncoming(FILE);

        Recorded<StoreRequest, Manifest> call = store(new OneFileHandler(FILE).taking(place));
        sent.forEach(call::send);

        assertThat(await(call.status()).getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
        assertThat(await(place.ended())).isEqualTo("aborted");
    }

    static Stream<Arguments> beginnings() {
        Manifest good = Wire.manifest(FILE);
        return Stream.of(
                Arguments.of("no manifest", chunk(0, 10)),
                Arguments.of("nothing", empty()),
                Arguments.of("a path that climbs", start(with(good, "../../x"))),
                Arguments.of("a dot-file", start(with(good, ".ssh/authorized_keys"))),
                Arguments.of(
                        "a negative size", start(good.toBuilder().setSize(-1).build())),
                Arguments.of("no hash", start(good.toBuilder().setSha256("").build())));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("beginnings")
    void anUploadThatBeginsWithNonsenseNeverReachesTheHandler(String lie, StoreRequest sent) {
        var handler = new OneFileHandler(FILE).taking(new MemoryIncoming(FILE));

        Recorded<StoreRequest, Manifest> call = store(handler).send(sent);

        assertThat(await(call.status()).getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
        assertThat(handler.asked()).isEmpty();
    }

    @Test
    void anUploadThatEndsBeforeItsManifestIsInvalid() {
        Recorded<StoreRequest, Manifest> call = store(new OneFileHandler(FILE)).halfClose();

        assertThat(await(call.status()).getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
    }

    @Test
    void anUploadThatEndsTooEarlyIsThrownAway() {
        var place = new MemoryIncoming(FILE);

        Recorded<StoreRequest, Manifest> call = store(new OneFileHandler(FILE).taking(place))
                .send(start(Wire.manifest(FILE)))
                .send(chunk(0, 10))
                .halfClose();

        assertThat(await(call.status()).getCode()).isEqualTo(Status.Code.DATA_LOSS);
        assertThat(await(place.ended())).isEqualTo("refused");
    }

    @Test
    void theEndIsNotProcessedBeforeTheLastChunkWasTaken() {
        byte[] bytes = noise(10);
        var place = new MemoryIncoming(manifest(bytes)).slow();
        Recorded<StoreRequest, Manifest> call = store(
                        new OneFileHandler(place.manifest()).taking(place))
                .send(start(Wire.manifest(place.manifest())))
                .send(chunk(0, 10))
                .halfClose();

        assertThat(place.ended()).isNotDone();
        place.catchUp();

        assertThat(await(call.status()).getCode()).isEqualTo(Status.Code.OK);
        assertThat(await(place.ended())).isEqualTo("kept");
    }

    @Test
    void anUploadThatIsCancelledIsThrownAway() {
        var place = new MemoryIncoming(FILE);
        Recorded<StoreRequest, Manifest> call = store(new OneFileHandler(FILE).taking(place))
                .send(start(Wire.manifest(FILE)))
                .send(chunk(0, 10));

        call.cancel();

        assertThat(await(place.ended())).isEqualTo("aborted");
    }

    private Recorded<StoreRequest, Manifest> store(OneFileHandler handler) {
        return new Recorded<>(
                fixture.channel(fixture.serve(TransferEndpoint.service(handler, Runnable::run))),
                FileTransferGrpc.getStoreMethod(),
                new Metadata(),
                1);
    }

    private static StoreRequest start(Manifest manifest) {
        return StoreRequest.newBuilder().setManifest(manifest).build();
    }

    private static StoreRequest empty() {
        return StoreRequest.getDefaultInstance();
    }

    private static Manifest with(Manifest manifest, String path) {
        return manifest.toBuilder().setPath(path).build();
    }

    private static StoreRequest chunk(long offset, int count) {
        return StoreRequest.newBuilder()
                .setChunk(FileChunk.newBuilder()
                        .setOffset(offset)
                        .setContent(ByteString.copyFrom(noise(count))))
                .build();
    }
}
