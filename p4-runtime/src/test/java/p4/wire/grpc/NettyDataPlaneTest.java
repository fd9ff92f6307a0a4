package p4.wire.grpc;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import p4.model.PeerEndpoint;
import p4.transfer.DataPlaneContract;
import p4.transfer.TransferHandler;

/** gRPC over loopback sockets keeps the promises. */
class NettyDataPlaneTest extends DataPlaneContract {

    /** What carries the bytes. */
    NettyTransport transport() {
        return new NettyTransport(2);
    }

    @Override
    protected Link connect(TransferHandler handler) {
        NettyTransport transport = transport();
        ExecutorService disk = Executors.newFixedThreadPool(2);
        PeerServer server = PeerServer.start(
                transport.server(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)),
                TransferEndpoint.service(handler, disk));
        return GrpcLink.to(
                server,
                new PeerEndpoint("127.0.0.1", server.port()),
                transport::channel,
                disk,
                () -> {
                    disk.shutdown();
                    transport.close();
                });
    }

    @Override
    protected long readAheadBytesMax() {
        return (long) ConnectionLimits.DEFAULT.windowBytes()
                + TransferLimits.DEFAULT.readyBytes()
                + 4L * Wire.CHUNK_BYTES;
    }
}
