package p4.wire.grpc;

import io.grpc.ManagedChannelBuilder;
import java.util.concurrent.Executor;
import java.util.function.Function;
import p4.model.PeerEndpoint;
import p4.transfer.DataPlane;
import p4.transfer.DataPlaneSetting.Link;

/** A requester and a peer, joined by gRPC. */
record GrpcLink(GrpcDataPlane client, PeerEndpoint endpoint, PeerServer server, Runnable ending)
        implements Link {

    static GrpcLink to(
            PeerServer server,
            PeerEndpoint endpoint,
            Function<PeerEndpoint, ManagedChannelBuilder<?>> channels,
            Executor disk,
            Runnable ending) {
        return new GrpcLink(new GrpcDataPlane(channels, disk), endpoint, server, ending);
    }

    @Override
    public DataPlane plane() {
        return client;
    }

    @Override
    public void crash() {
        server.close();
    }

    @Override
    public void close() {
        client.close();
        server.close();
        ending.run();
    }
}
