package p4.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static p4.transfer.TransferSamples.await;
import static p4.transfer.TransferSamples.manifest;
import static p4.transfer.TransferSamples.noise;

import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import p4.model.FileManifest;

/** What every data plane promises, whatever carries it. */
public abstract class DataPlaneContract extends FetchContract {

    @Test
    void aFileIsDescribedToWhoAsks() {
        FileManifest file = manifest(noise(10));
        Link link = open(new OneFileHandler(file));

        FileManifest described = await(link.plane().describe(link.endpoint(), describe(file)));

        assertThat(described).isEqualTo(file);
    }

    @Test
    void anAnswerAboutAnotherFileIsALie() {
        FileManifest file = manifest(noise(10));
        Link link = open(new OneFileHandler(manifest(noise(11))));

        TransferRefused refused =
                refusal(() -> await(link.plane().describe(link.endpoint(), describe(file))));

        assertThat(refused.why()).isEqualTo(TransferRefusal.WRONG_BYTES);
    }

    @ParameterizedTest
    @EnumSource
    void everyRefusalReachesTheRequesterAsItIs(TransferRefusal why) {
        byte[] bytes = noise(10);
        FileManifest file = manifest(bytes);
        var content = new MemoryFile(file, bytes);
        Link link = open(new OneFileHandler(file).refusing(why));

        Stream<TransferRefused> refusals = Stream.of(
                refusal(() -> await(link.plane().describe(link.endpoint(), describe(file)))),
                refusal(() -> await(
                        link.plane().fetch(link.endpoint(), whole(file), new CollectingSink(0)))),
                refusal(() -> await(link.plane().store(link.endpoint(), store(file), content))));

        assertThat(refusals).extracting(TransferRefused::why).containsOnly(why);
        await(content.closed());
    }

    @Test
    void theHandlerSeesWhatWasAskedAndTheTicketThatWasShown() {
        byte[] bytes = noise(10);
        FileManifest file = manifest(bytes);
        var handler = new OneFileHandler(file, new MemoryFile(file, bytes))
                .taking(new MemoryIncoming(file));
        Link link = open(handler);
        TransferRequest.Fetch fetch = range(file, 2, 3);

        await(link.plane().describe(link.endpoint(), describe(file)));
        await(link.plane().fetch(link.endpoint(), fetch, new CollectingSink(2)));
        await(link.plane().store(link.endpoint(), store(file), new MemoryFile(file, bytes)));

        assertThat(handler.asked()).containsExactly(describe(file), fetch, store(file));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, CHUNK, 9 * CHUNK + 77})
    void anUploadArrivesWholeAndIsKept(int size) {
        byte[] bytes = noise(size);
        FileManifest file = manifest(bytes);
        var place = new MemoryIncoming(file);
        var content = new MemoryFile(file, bytes);
        Link link = open(new OneFileHandler(file).taking(place));

        await(link.plane().store(link.endpoint(), store(file), content));

        assertThat(await(place.ended())).isEqualTo("kept");
        assertThat(place.bytes()).isEqualTo(bytes);
        await(content.closed());
    }

    @Test
    void anUploadOfOtherBytesThanPromisedIsRefusedAndThrownAway() {
        byte[] bytes = noise(CHUNK + 9);
        FileManifest promised = new FileManifest(
                manifest(bytes).path(), bytes.length, manifest(noise(1)).hash());
        var place = new MemoryIncoming(promised);
        Link link = open(new OneFileHandler(promised).taking(place));

        TransferRefused refused = refusal(() -> await(link.plane()
                .store(link.endpoint(), store(promised), new MemoryFile(promised, bytes))));

        assertThat(refused.why()).isEqualTo(TransferRefusal.WRONG_BYTES);
        assertThat(await(place.ended())).isEqualTo("refused");
    }

    @Test
    void anUploadWhoseSourceChangesIsCalledOffOnBothSides() {
        byte[] bytes = noise(20 * CHUNK);
        FileManifest file = manifest(bytes);
        var place = new MemoryIncoming(file);
        var content = new MemoryFile(file, bytes).changingAt(10L * CHUNK);
        Link link = open(new OneFileHandler(file).taking(place));

        TransferRefused refused =
                refusal(() -> await(link.plane().store(link.endpoint(), store(file), content)));

        assertThat(refused.why()).isEqualTo(TransferRefusal.CHANGED);
        assertThat(await(place.ended())).isEqualTo("aborted");
        await(content.closed());
    }

    @Test
    void whoCancelsAnUploadHasItThrownAway() {
        byte[] bytes = noise(60 * CHUNK);
        FileManifest file = manifest(bytes);
        var place = new MemoryIncoming(file).slow();
        var content = new MemoryFile(file, bytes);
        Link link = open(new OneFileHandler(file).taking(place));
        CompletableFuture<Void> stored =
                link.plane().store(link.endpoint(), store(file), content).toCompletableFuture();

        stored.cancel(true);
        place.catchUp();

        await(content.closed());
        await(bystander(link));
        assertThat(place.ended().getNow("never begun")).isIn("aborted", "never begun");
    }

    @Test
    void aPeerThatIsNotThereIsUnreachable() {
        byte[] bytes = noise(10);
        FileManifest file = manifest(bytes);
        var content = new MemoryFile(file, bytes);
        Link link = open(new OneFileHandler(file));
        link.crash();

        Stream<Throwable> failures = Stream.of(
                unreachable(() -> await(link.plane().describe(link.endpoint(), describe(file)))),
                unreachable(() -> await(
                        link.plane().fetch(link.endpoint(), whole(file), new CollectingSink(0)))),
                unreachable(
                        () -> await(link.plane().store(link.endpoint(), store(file), content))));

        assertThat(failures).doesNotContainNull();
        await(content.closed());
    }
}
