package p4.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static p4.transfer.TransferSamples.await;
import static p4.transfer.TransferSamples.manifest;
import static p4.transfer.TransferSamples.noise;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import p4.model.FileManifest;

/** What every data plane promises who fetches, whatever carries it. */
public abstract class FetchContract extends DataPlaneSetting {

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

        assertThat(sink.bytes()).isEqualTo(Arrays.copyOfRange(bytes, 1_000, 1_000 + CHUNK + 5));
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
        ChunkSink measuring = chunk -> {
            leads.add(file.bytesRead() - chunk.offset()); // taking it makes room for more
            return sink.take(chunk);
        };

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
        assertThat(sinks).allMatch(sink -> Arrays.equals(sink.bytes(), bytes));
        for (MemoryFile file : files) await(file.closed());
    }
}
