package p4.wire.grpc;

import io.grpc.ServerServiceDefinition;

import p4.model.PeerEndpoint;

/** The control service on a loopback socket. */
final class NettyPeerControlTest extends PeerControlContract {

    @Override
    Served serve(ServerServiceDefinition service) {
        var transport = new NettyTransport(1);
        PeerServer server = PeerServer.start(transport.loopbackServer(0), service);
        var endpoint = new PeerEndpoint("127.0.0.1", server.port());
        return new Served(transport.channel(endpoint), server, transport);
    }
}
