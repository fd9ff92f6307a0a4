package p4.wire.grpc;

import io.grpc.Server;
import io.grpc.ServerBuilder;
import io.grpc.ServerServiceDefinition;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.protobuf.services.HealthStatusManager;
import io.grpc.protobuf.services.ProtoReflectionServiceV1;

import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * A running gRPC server of a peer, with the standard health and reflection services beside its own.
 *
 * <p>Transport and address are the builder's.
 */
public final class PeerServer implements AutoCloseable {

    private static final int METADATA_BYTES = 8 << 10;
    private static final int MESSAGE_BYTES = 1 << 20;

    private final Server server;
    private final HealthStatusManager health;

    private PeerServer(Server server, HealthStatusManager health) {
        this.server = server;
        this.health = health;
    }

    /**
     * Serves {@code service} on what {@code builder} is built for.
     *
     * @throws UncheckedIOException if the address cannot be listened on
     */
    public static PeerServer start(ServerBuilder<?> builder, ServerServiceDefinition service) {
        var health = new HealthStatusManager();
        Server server = builder.addService(service)
                .addService(health.getHealthService())
                .addService(ProtoReflectionServiceV1.newInstance())
                .maxInboundMessageSize(MESSAGE_BYTES)
                .maxInboundMetadataSize(METADATA_BYTES)
                .build();
        try {
            server.start();
        } catch (IOException taken) {
            throw new UncheckedIOException("cannot listen: " + taken.getMessage(), taken);
        }
        health.setStatus("", ServingStatus.SERVING);
        return new PeerServer(server, health);
    }

    /** The port that was taken; −1 where the transport has none. */
    public int port() {
        return server.getPort();
    }

    /** Ends every call at once and listens no more. */
    @Override
    public void close() {
        health.enterTerminalState();
        server.shutdownNow();
    }
}
