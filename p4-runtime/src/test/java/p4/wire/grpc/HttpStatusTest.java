package p4.wire.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static p4.transfer.TransferSamples.await;
import static p4.transfer.TransferSamples.manifest;
import static p4.transfer.TransferSamples.noise;
import static p4.transfer.TransferSamples.ticket;

import io.grpc.Metadata;
import io.grpc.Status;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import p4.model.FileManifest;
import p4.model.TicketUse;
import p4.transfer.MemoryFile;
import p4.transfer.OneFileHandler;
import p4.transfer.TransferHandler;
import p4.transfer.TransferRefusal;
import p4.transfer.TransferRequest;
import p4.v1.FetchRequest;
import p4.v1.FileChunk;
import p4.v1.FileRef;
import p4.v1.FileTransferGrpc;
import p4.v1.Manifest;

/** What somebody else's gRPC client sees: 200, 401 and the other statuses, word for word. */
final class HttpStatusTest {

    private static final byte[] BYTES = noise(10);
    private static final FileManifest FILE = manifest(BYTES);

    private final InProcessFixture fixture = new InProcessFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void whatIsServedCarries200InHeadersAndTrailers() {
        var handler = new OneFileHandler(FILE, new MemoryFile(FILE, BYTES));
        Metadata shown =
                Recorded.metadata("p4-ticket", ticket(TicketUse.FETCH, FILE).text());

        Recorded<FetchRequest, FileChunk> call = fetch(handler, shown);

        assertThat(await(call.status()).getCode()).isEqualTo(Status.Code.OK);
        assertThat(await(call.headers()).get(Recorded.key("http-status"))).isEqualTo("200");
        assertThat(call.trailer("http-status")).isEqualTo("200");
    }

    @Test
    void aRefusedTicketIsUnauthenticatedWithTrailer401AndNoByte() {
        var handler = new OneFileHandler(FILE).refusing(TransferRefusal.UNAUTHENTICATED);

        Recorded<FetchRequest, FileChunk> call = fetch(handler, new Metadata());

        assertThat(await(call.status()).getCode()).isEqualTo(Status.Code.UNAUTHENTICATED);
        assertThat(call.trailer("http-status")).isEqualTo("401");
        assertThat(call.trailer("p4-refusal")).isEqualTo("UNAUTHENTICATED");
        assertThat(call.messages()).isEmpty();
        assertThat(call.headers()).isNotDone();
    }

    @ParameterizedTest
    @EnumSource
    void everyRefusalNamesItselfAndAStatusOfItsOwn(TransferRefusal why) {
        var handler = new OneFileHandler(FILE).refusing(why);

        Recorded<FetchRequest, FileChunk> call = fetch(handler, new Metadata());

        Status.Code code = await(call.status()).getCode();
        String expected = TransferRefusalStatuses.of(why);
        assertThat(code + " " + call.trailer("http-status")).isEqualTo(expected);
        assertThat(call.trailer("p4-refusal")).isEqualTo(why.name());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "p4t1", "p4t1 FETCH bob alice x 1 y z", "Bearer abc", "p4t1\t\t"})
    void aTicketThatCannotBeReadIsNone(String text) {
        var handler = new OneFileHandler(FILE).refusing(TransferRefusal.UNAUTHENTICATED);

        await(fetch(handler, Recorded.metadata("p4-ticket", text)).status());

        assertThat(handler.asked())
                .singleElement()
                .extracting(TransferRequest::ticket)
                .isEqualTo(Optional.empty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"../etc/passwd", "/etc/passwd", "a/../b", "a\u0000b", "C:\\x", ""})
    void aPathThatIsNoneIsInvalidAndNeverReachesTheHandler(String path) {
        var handler = new OneFileHandler(FILE, new MemoryFile(FILE, BYTES));
        var request = FileRef.newBuilder().setPath(path).setSha256(FILE.hash().hex());

        var call = new Recorded<FileRef, Manifest>(
                fixture.channel(fixture.serve(TransferEndpoint.service(handler, Runnable::run))),
                FileTransferGrpc.getDescribeMethod(),
                new Metadata(),
                1);
        call.send(request.build()).halfClose();

        assertThat(await(call.status()).getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
        assertThat(handler.asked()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"-1, 0", "0, -1", "-9223372036854775808, 1", "5, -9223372036854775808"})
    void aNegativeRangeIsInvalidAndNeverReachesTheHandler(long offset, long length) {
        var handler = new OneFileHandler(FILE, new MemoryFile(FILE, BYTES));

        Recorded<FetchRequest, FileChunk> call =
                fetch(handler, new Metadata(), range(offset, length));

        assertThat(await(call.status()).getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
        assertThat(handler.asked()).isEmpty();
    }

    @Test
    void aHandlerThatFailsTellsNothingOfItself() {
        var handler = new OneFileHandler(FILE); // has nothing to serve, and throws

        Recorded<FetchRequest, FileChunk> call = fetch(handler, new Metadata());

        assertThat(await(call.status()).getCode()).isEqualTo(Status.Code.INTERNAL);
        assertThat(await(call.status()).getDescription()).isEqualTo("the peer failed");
        assertThat(call.trailer("http-status")).isEqualTo("500");
    }

    private Recorded<FetchRequest, FileChunk> fetch(TransferHandler handler, Metadata metadata) {
        return fetch(handler, metadata, range(0, 0));
    }

    private static FetchRequest range(long offset, long length) {
        var file = FileRef.newBuilder()
                .setPath(FILE.path().value())
                .setSha256(FILE.hash().hex());
        return FetchRequest.newBuilder()
                .setFile(file)
                .setOffset(offset)
                .setLength(length)
                .build();
    }

    private Recorded<FetchRequest, FileChunk> fetch(
            TransferHandler handler, Metadata metadata, FetchRequest request) {
        var call = new Recorded<FetchRequest, FileChunk>(
                fixture.channel(fixture.serve(TransferEndpoint.service(handler, Runnable::run))),
                FileTransferGrpc.getFetchMethod(),
                metadata,
                10);
        return call.send(request).halfClose();
    }
}
