package p4.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static p4.transfer.TransferSamples.await;
import static p4.transfer.TransferSamples.manifest;
import static p4.transfer.TransferSamples.noise;
import static p4.transfer.TransferSamples.ticket;

import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import p4.model.FileManifest;
import p4.model.PeerEndpoint;
import p4.model.TicketUse;

/** A data plane without a wire keeps the promises of one that has one. */
final class MemoryDataPlaneTest extends DataPlaneContract {

    private static final int CHUNK = 256 << 10;
    private static final PeerEndpoint ENDPOINT = new PeerEndpoint("127.0.0.1", 7_000);

    @Override
    protected Link connect(TransferHandler handler) {
        return new MemoryLink(new MemoryDataPlane(CHUNK), handler);
    }

    @Override
    protected long readAheadBytesMax() {
        return CHUNK;
    }

    @Test
    void aFileOfAMillionChunksNeedsNoDeepStack() {
        byte[] bytes = noise(1_000_000);
        var file = new MemoryFile(manifest(bytes), bytes);
        var link =
                new MemoryLink(new MemoryDataPlane(1), new OneFileHandler(file.manifest(), file));
        var sink = new CollectingSink(0);

        CompletionStage<Long> fetched = link.plane()
                .fetch(
                        ENDPOINT,
                        TransferRequest.Fetch.whole(
                                file.manifest(), ticket(TicketUse.FETCH, file.manifest())),
                        sink);

        assertThat(fetched.toCompletableFuture()).isCompletedWithValue(1_000_000L);
        assertThat(sink.bytes()).isEqualTo(bytes);
    }

    @Test
    void aFileThatBecameShorterIsNotPaddedOut() {
        FileManifest promised = manifest(noise(100));
        var shorter = new MemoryFile(promised, noise(99));
        var link = new MemoryLink(new MemoryDataPlane(64), new OneFileHandler(promised, shorter));

        CompletionStage<Long> fetched = link.plane()
                .fetch(
                        ENDPOINT,
                        TransferRequest.Fetch.whole(promised, ticket(TicketUse.FETCH, promised)),
                        new CollectingSink(0));

        assertThat(catchThrowableOfType(TransferRefused.class, () -> await(fetched))
                        .why())
                .isEqualTo(TransferRefusal.CHANGED);
        assertThat(shorter.closed()).isCompleted();
    }

    /** One peer at one address. */
    private record MemoryLink(DataPlane plane, Runnable unplug) implements Link {

        MemoryLink(MemoryDataPlane plane, TransferHandler handler) {
            this(plane, () -> plane.unplug(ENDPOINT));
            plane.plug(ENDPOINT, handler);
        }

        @Override
        public PeerEndpoint endpoint() {
            return ENDPOINT;
        }

        @Override
        public void crash() {
            unplug.run();
        }

        @Override
        public void close() {
            unplug.run();
        }
    }
}
