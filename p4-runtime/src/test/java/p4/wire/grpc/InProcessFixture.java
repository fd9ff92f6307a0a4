package p4.wire.grpc;

import io.grpc.BindableService;
import io.grpc.Channel;
import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.ServerServiceDefinition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicInteger;
import p4.model.PeerEndpoint;
import p4.time.Timeline;

/** Servers and clients on one thread, closed together; clients speak gRPC raw or as a peer does. */
final class InProcessFixture implements AutoCloseable {

    private static final AtomicInteger PORTS = new AtomicInteger(30_000);

    private final ScheduledThreadPoolExecutor timers = new ScheduledThreadPoolExecutor(1);
    private final InProcessTransport transport = new InProcessTransport(timers);
    private final List<Runnable> endings = new ArrayList<>();

    /** Serves {@code service} as a peer does, at a new endpoint. */
    PeerEndpoint serve(ServerServiceDefinition service) {
        var endpoint = new PeerEndpoint("127.0.0.1", PORTS.incrementAndGet());
        PeerServer server = PeerServer.start(transport.server(endpoint), service);
        endings.add(server::close);
        return endpoint;
    }

    /** Serves {@code service} with none of a peer's care, at a new endpoint. */
    PeerEndpoint serveRaw(BindableService service) {
        var endpoint = new PeerEndpoint("127.0.0.1", PORTS.incrementAndGet());
        Server server = transport.server(endpoint).addService(service).build();
        try {
            server.start();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        endings.add(server::shutdownNow);
        return endpoint;
    }

    /** A channel to {@code endpoint}. */
    Channel channel(PeerEndpoint endpoint) {
        ManagedChannel channel = transport.channel(endpoint).build();
        endings.add(channel::shutdownNow);
        return channel;
    }

    /** A data plane that waits for ever. */
    GrpcDataPlane plane() {
        var plane = new GrpcDataPlane(transport::channel, Runnable::run);
        endings.add(plane::close);
        return plane;
    }

    /** A data plane that loses patience as time goes by on {@code timeline}. */
    GrpcDataPlane plane(Timeline timeline) {
        var plane = new GrpcDataPlane(
                transport::channel, Runnable::run, timeline, TransferLimits.DEFAULT);
        endings.add(plane::close);
        return plane;
    }

    InProcessTransport transport() {
        return transport;
    }

    @Override
    public void close() {
        endings.forEach(Runnable::run);
        timers.shutdownNow();
    }
}
