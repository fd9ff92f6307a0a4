package p4.wire.grpc;

import io.grpc.Server;
import io.grpc.ServerBuilder;
import io.grpc.ServerServiceDefinition;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.protobuf.services.HealthStatusManager;
import io.grpc.protobuf.services.ProtoReflectionServiceV1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A running gRPC server of a peer, with the standard health and reflection services beside its own.
 *
 * <p>Transport and address are the builder's. A peer's data and its owner's commands are served by two
 * servers: {@link TransferEndpoint} where others can reach it, {@link PeerControlEndpoint} on
 * loopback.
 */
public final class PeerServer implements AutoCloseable {

    private final Server server;
    private final HealthStatusManager health;
    private final AtomicBoolean leaving = new AtomicBoolean();

    private PeerServer(Server server, HealthStatusManager health) {
        this.server = server;
        this.health = health;
    }

    /**
     * Serves {@code service} on what {@code builder} is built for, with the default limits.
     *
     * @throws UncheckedIOException if the address cannot be listened on
     */
    public static PeerServer start(ServerBuilder<?> builder, ServerServiceDefinition service) {
        return start(builder, TransferLimits.DEFAULT, service);
    }

    /**
     * Serves {@code service} on what {@code builder} is built for.
     *
     * @throws UncheckedIOException if the address cannot be listened on
     */
    public static PeerServer start(
            ServerBuilder<?> builder, TransferLimits limits, ServerServiceDefinition service) {
        var health = new HealthStatusManager();
        Server server = builder.addService(service)
                .addService(health.getHealthService())
                .addService(ProtoReflectionServiceV1.newInstance())
                .maxInboundMessageSize(limits.messageBytes())
                .maxInboundMetadataSize(limits.metadataBytes())
                .build();
        try {
            server.start();
        } catch (IOException taken) {
            throw new UncheckedIOException("cannot listen: " + taken.getMessage(), taken);
        }
        health.setStatus("", ServingStatus.SERVING);
        health.setStatus(service.getServiceDescriptor().getName(), ServingStatus.SERVING);
        return new PeerServer(server, health);
    }

    /** The port that was taken; −1 where the transport has none. */
    public int port() {
        return server.getPort();
    }

    /** Says that it is going down and takes no new calls; those under way may end. */
    public void drain() {
        sayGoodbye();
        server.shutdown();
    }

    /** Ends every call at once and listens no more. */
    @Override
    public void close() {
        sayGoodbye();
        server.shutdownNow();
    }

    private void sayGoodbye() {
        if (leaving.compareAndSet(false, true)) health.enterTerminalState();
    }
}
