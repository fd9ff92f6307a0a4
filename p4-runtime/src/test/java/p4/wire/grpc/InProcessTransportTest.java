package p4.wire.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static p4.transfer.TransferSamples.await;
import static p4.transfer.TransferSamples.manifest;
import static p4.transfer.TransferSamples.noise;

import io.grpc.Context;
import io.grpc.Deadline;
import io.grpc.ManagedChannel;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import p4.model.PeerEndpoint;
import p4.time.ManualTimeline;
import p4.transfer.OneFileHandler;
import p4.v1.FileTransferGrpc;
import p4.v1.ProveRequest;

/** In one process, a server's time is the one it was handed. */
final class InProcessTransportTest {

    @Test
    void theDeadlineOfACallPassesAsTheTimelineMoves() {
        var timeline = new ManualTimeline();
        var timers = new ScheduledThreadPoolExecutor(1);
        var transport = new InProcessTransport(timers, timeline);
        var endpoint = new PeerEndpoint("127.0.0.1", 40_001);
        var seen = new CompletableFuture<Deadline>();
        PeerServer server = PeerServer.start(
                transport.server(endpoint),
                TransferEndpoint.service(
                        new OneFileHandler(manifest(noise(1))),
                        nonce -> {
                            seen.complete(Context.current().getDeadline());
                            return new CompletableFuture<>();
                        },
                        Runnable::run,
                        timeline,
                        TransferLimits.DEFAULT));
        ManagedChannel channel = transport.channel(endpoint).build();

        FileTransferGrpc.newStub(channel)
                .withDeadlineAfter(1, TimeUnit.HOURS)
                .prove(ProveRequest.getDefaultInstance(), new Ignored<>());
        long before = await(seen).timeRemaining(TimeUnit.NANOSECONDS);
        timeline.advance(Duration.ofSeconds(10));
        long after = await(seen).timeRemaining(TimeUnit.NANOSECONDS);

        assertThat(Duration.ofNanos(before - after)).isEqualTo(Duration.ofSeconds(10));
        channel.shutdownNow();
        server.close();
        timers.shutdownNow();
    }
}
