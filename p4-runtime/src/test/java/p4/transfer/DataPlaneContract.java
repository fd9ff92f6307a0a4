package p4.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static p4.transfer.TransferSamples.await;
import static p4.transfer.TransferSamples.manifest;
import static p4.transfer.TransferSamples.noise;
import static p4.transfer.TransferSamples.ticket;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import p4.model.FileManifest;
import p4.model.PeerEndpoint;
import p4.model.TicketUse;

/** What every data plane promises, whatever carries it. */
public abstract class DataPlaneContract {

    private static final int CHUNK = 256 << 10;

    private final List<Link> links = new ArrayList<>();

    /** Starts a peer that serves with {@code handler}, and a way to it. */
    protected abstract Link connect(TransferHandler handler);

    /** How far reading may be ahead of a sink, in bytes. */
    protected abstract long readAheadBytesMax();

    /** A way to one peer. */
    public interface Link extends AutoCloseable {

        /** The requester's side. */
        DataPlane plane();

        /** Where the peer is. */
        PeerEndpoint endpoint();

        /** Ends the peer at once. */
        void crash();

        @Override
        void close();
    }

    @AfterEach
    void closeLinks() {
        links.forEach(Link::close);
    }

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
    @ValueSource(ints = {0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 9 * CHUNK + 77})
    void aFileArrivesWholeAndInOrder(int size) {
        byte[] bytes = noise(size);
        var file = new MemoryFile(manifest(bytes), bytes);
        Link link = open(new OneFileHandler(file.manifest(), file));
        var sink = new CollectingSink(0);

        long count = await(link.plane().fetch(link.endpoint(), whole(file.manifest()), sink));

        assertThat(count).isEqualTo(size);
        assertThat(sink.bytes()).isEqualTo(bytes);
        await(file.closed());
    }

    @Test
    void exactlyTheRangeAskedForArrives() {
        byte[] bytes = noise(3 * CHUNK);
        var file = new MemoryFile(manifest(bytes), bytes);
        Link link = open(new OneFileHandler(file.manifest(), file));
        var sink = new CollectingSink(1_000);

        await(link.plane().fetch(link.endpoint(), range(file.manifest(), 1_000, CHUNK + 5), sink));

        assertThat(sink.bytes())
                .isEqualTo(java.util.Arrays.copyOfRange(bytes, 1_000, 1_000 + CHUNK + 5));
    }

    @ParameterizedTest
    @ValueSource(longs = {11, Long.MAX_VALUE})
    void aRangePastTheEndIsRefused(long length) {
        byte[] bytes = noise(10);
        var file = new MemoryFile(manifest(bytes), bytes);
        Link link = open(new OneFileHandler(file.manifest(), file));

        TransferRefused refused = refusal(() -> await(link.plane()
                .fetch(link.endpoint(), range(file.manifest(), 5, length), new CollectingSink(5))));

        assertThat(refused.why()).isEqualTo(TransferRefusal.INVALID);
        await(file.closed());
        assertThat(file.bytesRead()).isZero();
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

    @Test
    void whoShowsNoTicketIsSeenToShowNone() {
        byte[] bytes = noise(10);
        FileManifest file = manifest(bytes);
        var handler = new OneFileHandler(file, new MemoryFile(file, bytes));
        Link link = open(handler);
        var fetch = new TransferRequest.Fetch(file.path(), file.hash(), 0, 0, Optional.empty());

        await(link.plane().fetch(link.endpoint(), fetch, new CollectingSink(0)));

        assertThat(handler.asked()).containsExactly(fetch);
    }

    @Test
    void aFileThatChangesWhileItIsServedIsRefusedFromThereOn() {
        byte[] bytes = noise(5 * CHUNK);
        var file = new MemoryFile(manifest(bytes), bytes).changingAt(3L * CHUNK);
        Link link = open(new OneFileHandler(file.manifest(), file));
        var sink = new CollectingSink(0);

        TransferRefused refused = refusal(
                () -> await(link.plane().fetch(link.endpoint(), whole(file.manifest()), sink)));

        assertThat(refused.why()).isEqualTo(TransferRefusal.CHANGED);
        assertThat(sink.bytes().length).isLessThanOrEqualTo(3 * CHUNK);
        await(file.closed());
    }

    @Test
    void nothingIsReadFarAheadOfASinkThatHoldsOn() {
        byte[] bytes = noise((int) readAheadBytesMax() + 8 * CHUNK);
        var file = new MemoryFile(manifest(bytes), bytes);
        Link link = open(new OneFileHandler(file.manifest(), file));
        var sink = new CollectingSink(0).holding();
        var leads = new ArrayList<Long>();
        ChunkSink measuring = chunk ->
                sink.take(chunk).thenRun(() -> leads.add(file.bytesRead() - chunk.offset()));

        CompletionStage<Long> fetched =
                link.plane().fetch(link.endpoint(), whole(file.manifest()), measuring);
        await(sink.first());
        await(bystander(link));
        long readWhileHolding = file.bytesRead();
        sink.letGo();

        assertThat(await(fetched)).isEqualTo(bytes.length);
        assertThat(readWhileHolding).isLessThanOrEqualTo(readAheadBytesMax());
        assertThat(leads).allMatch(lead -> lead <= readAheadBytesMax());
    }

    @Test
    void aSinkThatFailsEndsTheTransferWithItsError() {
        byte[] bytes = noise(5 * CHUNK);
        var file = new MemoryFile(manifest(bytes), bytes);
        Link link = open(new OneFileHandler(file.manifest(), file));
        var full = new TransferRefused(TransferRefusal.EXHAUSTED, "the disk is full");

        TransferRefused refused = refusal(() -> await(link.plane()
                .fetch(
                        link.endpoint(),
                        whole(file.manifest()),
                        chunk -> CompletableFuture.failedFuture(full))));

        assertThat(refused).isSameAs(full);
        await(file.closed());
    }

    @Test
    void aSinkThatThrowsEndsTheTransferWithItsError() {
        byte[] bytes = noise(5 * CHUNK);
        var file = new MemoryFile(manifest(bytes), bytes);
        Link link = open(new OneFileHandler(file.manifest(), file));

        Throwable thrown = catchThrowableOfType(
                IllegalStateException.class,
                () -> await(link.plane().fetch(link.endpoint(), whole(file.manifest()), chunk -> {
                    throw new IllegalStateException("no disk");
                })));

        assertThat(thrown).hasMessage("no disk");
        await(file.closed());
    }

    @Test
    void whoCancelsAFetchClosesTheFileAtTheHolder() {
        byte[] bytes = noise(40 * CHUNK);
        var file = new MemoryFile(manifest(bytes), bytes);
        Link link = open(new OneFileHandler(file.manifest(), file));
        var sink = new CollectingSink(0).holding();
        CompletableFuture<Long> fetched = link.plane()
                .fetch(link.endpoint(), whole(file.manifest()), sink)
                .toCompletableFuture();
        await(sink.first());

        fetched.cancel(true);

        await(file.closed());
        assertThat(catchThrowableOfType(CancellationException.class, fetched::join))
                .isNotNull();
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
    void aPeerThatDiesInTheMiddleIsUnreachable() {
        byte[] bytes = noise(40 * CHUNK);
        var file = new MemoryFile(manifest(bytes), bytes);
        Link link = open(new OneFileHandler(file.manifest(), file));
        var sink = new CollectingSink(0).holding();
        CompletionStage<Long> fetched =
                link.plane().fetch(link.endpoint(), whole(file.manifest()), sink);
        await(sink.first());

        link.crash();
        sink.letGo();

        assertThat(catchThrowableOfType(PeerUnreachable.class, () -> await(fetched)))
                .hasMessageContaining(link.endpoint().toString());
        await(file.closed());
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

    @Test
    void aHundredFetchesAtOnceAllArrive() {
        byte[] bytes = noise(2 * CHUNK + 1);
        FileManifest manifest = manifest(bytes);
        MemoryFile[] files = IntStream.range(0, 100)
                .mapToObj(n -> new MemoryFile(manifest, bytes))
                .toArray(MemoryFile[]::new);
        Link link = open(new OneFileHandler(manifest, files));
        List<CollectingSink> sinks =
                Stream.generate(() -> new CollectingSink(0)).limit(100).toList();

        List<CompletionStage<Long>> fetches = sinks.stream()
                .map(sink -> link.plane().fetch(link.endpoint(), whole(manifest), sink))
                .toList();

        fetches.forEach(TransferSamples::await);
        assertThat(sinks).allMatch(sink -> java.util.Arrays.equals(sink.bytes(), bytes));
        for (MemoryFile file : files) await(file.closed());
    }

    /** A call that goes the same way, so that what was sent before it has arrived. */
    private static CompletionStage<FileManifest> bystander(Link link) {
        return link.plane()
                .describe(link.endpoint(), describe(manifest(noise(1))))
                .handle((described, failed) -> manifest(noise(1)));
    }

    private Link open(TransferHandler handler) {
        Link link = connect(handler);
        links.add(link);
        return link;
    }

    private static TransferRefused refusal(ThrowingCallable call) {
        TransferRefused refused = catchThrowableOfType(TransferRefused.class, call);
        assertThat(refused).isNotNull();
        return refused;
    }

    private static Throwable unreachable(ThrowingCallable call) {
        return catchThrowableOfType(PeerUnreachable.class, call);
    }

    private static TransferRequest.Describe describe(FileManifest file) {
        return new TransferRequest.Describe(
                file.path(), file.hash(), Optional.of(ticket(TicketUse.FETCH, file)));
    }

    private static TransferRequest.Fetch whole(FileManifest file) {
        return TransferRequest.Fetch.whole(file, ticket(TicketUse.FETCH, file));
    }

    private static TransferRequest.Fetch range(FileManifest file, long offset, long length) {
        return new TransferRequest.Fetch(
                file.path(),
                file.hash(),
                offset,
                length,
                Optional.of(ticket(TicketUse.FETCH, file)));
    }

    private static TransferRequest.Store store(FileManifest file) {
        return new TransferRequest.Store(file, Optional.of(ticket(TicketUse.STORE, file)));
    }
}
