package p4.wire.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static p4.transfer.TransferSamples.manifest;
import static p4.transfer.TransferSamples.noise;
import static p4.transfer.TransferSamples.ticket;

import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import p4.model.FileManifest;
import p4.model.PeerEndpoint;
import p4.model.TicketUse;
import p4.transfer.CollectingSink;
import p4.transfer.DataPlaneContract;
import p4.transfer.MemoryFile;
import p4.transfer.OneFileHandler;
import p4.transfer.TransferHandler;
import p4.transfer.TransferRequest;

/** gRPC without a socket keeps the promises, all on the calling thread. */
final class InProcessDataPlaneTest extends DataPlaneContract {

    private static final AtomicInteger PORTS = new AtomicInteger(10_000);
    private static final ScheduledExecutorService TIMERS = new ScheduledThreadPoolExecutor(1);

    @AfterAll
    static void stopTimers() {
        TIMERS.shutdownNow();
    }

    @Override
    protected Link connect(TransferHandler handler) {
        var transport = new InProcessTransport(TIMERS);
        var endpoint = new PeerEndpoint("127.0.0.1", PORTS.incrementAndGet());
        PeerServer server = PeerServer.start(
                transport.server(endpoint), TransferEndpoint.service(handler, Runnable::run));
        return GrpcLink.to(server, endpoint, transport::channel, Runnable::run, () -> {});
    }

    @Override
    protected long readAheadBytesMax() {
        return 2L * Wire.CHUNK_BYTES;
    }

    @Test
    void everythingHappensOnTheCallingThreadBeforeTheCallReturns() {
        byte[] bytes = noise(20 * Wire.CHUNK_BYTES);
        FileManifest manifest = manifest(bytes);
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        var file = new MemoryFile(manifest, bytes);
        var sink = new CollectingSink(0);
        Link link = connect(new OneFileHandler(manifest, file));

        CompletionStage<Long> fetched = link.plane()
                .fetch(
                        link.endpoint(),
                        TransferRequest.Fetch.whole(manifest, ticket(TicketUse.FETCH, manifest)),
                        chunk -> {
                            threads.add(Thread.currentThread());
                            return sink.take(chunk);
                        });

        assertThat(fetched.toCompletableFuture()).isCompletedWithValue((long) bytes.length);
        assertThat(threads).containsExactly(Thread.currentThread());
        link.close();
    }
}
