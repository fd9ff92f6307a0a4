package p4.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import p4.compat.RawCalls;
import p4.compat.catalog.OriginalCatalog;
import p4.compat.catalog.OriginalCatalog.Answer;

/** The bytes of files between programs of the original, peers of ours and the gateway. */
@Timeout(60)
final class CatalogFilesTest extends NetworkFixture {

    private static final Metadata.Key<String> HTTP_STATUS =
            Metadata.Key.of("http-status", Metadata.ASCII_STRING_MARSHALLER);

    private OriginalCatalog ann;
    private OriginalCatalog bob;

    @BeforeEach
    void startThem() {
        startTracker(
                "--dialect",
                "catalog",
                "--dialect-listen",
                "catalog=127.0.0.1:0",
                "--dialect-data",
                "catalog=127.0.0.1:0");
        ann = closing(new OriginalCatalog(dialect().address()));
        bob = closing(new OriginalCatalog(dialect().address()));
    }

    @Test
    void whoWasNotSentByTheTrackerIsRefused() {
        ann.keep("song.txt", "la la la");
        ann.login("ann", SECRET);
        String gateway = AddressText.write(dialect().data());

        assertThatThrownBy(() -> bob.fetch(gateway, "song.txt"))
                .isInstanceOfSatisfying(StatusRuntimeException.class, CatalogFilesTest::is401);
    }

    @Test
    void nothingIsReachedThroughAPathThatClimbs() {
        ann.keep("../secret.txt", "…");
        ann.keep("song.txt", "la la la");
        ann.login("ann", SECRET);
        String gateway = AddressText.write(dialect().data());

        assertThat(ann.index().files()).containsExactly(List.of("song.txt"));
        assertThat(ann.search("../secret.txt").status()).isEqualTo(404);
        assertThatThrownBy(() -> ann.fetch(gateway, "../secret.txt"))
                .isInstanceOfSatisfying(
                        StatusRuntimeException.class,
                        refused -> assertThat(refused.getStatus().getCode())
                                .isEqualTo(Status.Code.NOT_FOUND));
        assertThat(ann.asked()).doesNotContain("../secret.txt");
    }

    @Test
    void aLargeFileGoesInPieces() {
        byte[] bytes = new byte[6_000_000];
        new SplittableRandom(1).nextBytes(bytes);
        ann.keep("film.bin", bytes);
        ann.login("ann", SECRET);
        bob.login("bob", SECRET);
        await().atMost(Duration.ofSeconds(10))
                .until(() -> bob.search("film.bin").status() == 200);

        String url = bob.search("film.bin").peers().get(0).get("url").getAsString();

        assertThat(bob.fetch(url.substring("http://".length()), "film.bin").toByteArray())
                .isEqualTo(bytes);
    }

    @Test
    void theTrackerFetchesFromAHolderAndFromNobodyElse() {
        ann.keep("song.txt", "la la la");
        bob.keep("secret.txt", "not offered");
        ann.login("ann", SECRET);
        bob.login("bob", SECRET);
        bob.keep("song.txt", "not offered either");
        String gateway = AddressText.write(dialect().data());

        Answer fromAnn = bob.fetchThere("song.txt", "127.0.0.1:" + ann.port());
        Answer fromGateway = bob.fetchThere("song.txt", gateway);
        Answer fromBob = ann.fetchThere("song.txt", "127.0.0.1:" + bob.port());
        Answer fromTracker = ann.fetchThere("song.txt", AddressText.write(trackerAddress()));

        assertThat(fromAnn.status()).isEqualTo(200);
        assertThat(fromAnn.text("mensaje")).isEqualTo("Descarga completada");
        assertThat(fromAnn.body().get("bytes").getAsInt()).isEqualTo(8);
        assertThat(fromGateway.status()).isEqualTo(200);
        assertThat(fromBob.status()).isEqualTo(404);
        assertThat(fromTracker.status()).isEqualTo(404);
        assertThat(bob.asked()).doesNotContain("song.txt");
    }

    @Test
    void aTextIsSearchedUploadedAndDownloadedThroughTheOtherService() throws IOException {
        startPeer("taker", "--name", "taker", "--take-uploads");
        ann.login("ann", SECRET);
        String gateway = AddressText.write(dialect().data());

        byte[] taken = RawCalls.ask(
                gateway, "catalog.Catalog/Upload", RawCalls.texts("note.txt", "hear, hear"));
        await().atMost(Duration.ofSeconds(10))
                .until(() -> ann.search("note.txt").status() == 200);
        byte[] found = RawCalls.ask(gateway, "catalog.Catalog/Search", RawCalls.texts("NOTE"));
        byte[] text = RawCalls.ask(gateway, "catalog.Catalog/Download", RawCalls.texts("note.txt"));

        assertThat(RawCalls.text(taken, 1)).isEqualTo("Archivo subido exitosamente.");
        assertThat(folder.resolve("taker/note.txt")).hasContent("hear, hear");
        assertThat(RawCalls.text(found, 1)).isEqualTo("note.txt");
        assertThat(RawCalls.text(text, 1)).isEqualTo("hear, hear");
    }

    @Test
    void aFileOfAProgramIsTakenByAPeerThatTakesUploads() throws IOException {
        startPeer("taker", "--name", "taker", "--take-uploads");
        ann.keep("song.txt", "la la la");
        ann.login("ann", SECRET);
        String gateway = AddressText.write(dialect().data());

        byte[] taken = RawCalls.ask(gateway, "PeerService/UploadFile", RawCalls.texts("song.txt"));
        byte[] none = RawCalls.ask(gateway, "PeerService/UploadFile", RawCalls.texts("no.txt"));

        assertThat(new String(taken, StandardCharsets.UTF_8)).contains("taker");
        assertThat(taken[0]).as("success is field 1").isEqualTo((byte) 0x08);
        assertThat(folder.resolve("taker/song.txt")).hasContent("la la la");
        assertThat(RawCalls.text(none, 2)).startsWith("Archivo no subido");
    }

    @Test
    void whoIsNotLoggedInSearchesAndUploadsNothing() {
        String gateway = AddressText.write(dialect().data());

        assertThatThrownBy(() ->
                        RawCalls.ask(gateway, "catalog.Catalog/Search", RawCalls.texts("song")))
                .isInstanceOfSatisfying(StatusRuntimeException.class, CatalogFilesTest::is401);
        assertThatThrownBy(() -> RawCalls.ask(
                        gateway, "catalog.Catalog/Upload", RawCalls.texts("a.txt", "b")))
                .isInstanceOfSatisfying(StatusRuntimeException.class, CatalogFilesTest::is401);
    }

    private static void is401(StatusRuntimeException refused) {
        assertThat(refused.getStatus().getCode()).isEqualTo(Status.Code.UNAUTHENTICATED);
        assertThat(refused.getTrailers()).isNotNull();
        assertThat(refused.getTrailers().get(HTTP_STATUS)).isEqualTo("401");
    }
}
