package p4.wire.grpc;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import p4.model.PeerEndpoint;
import p4.tls.CertificateFolder;
import p4.tls.Certificates;
import p4.tls.NodeCertificate;
import p4.tls.TrustedRoots;
import p4.transfer.DataPlaneContract;
import p4.transfer.TransferHandler;

/** gRPC over TLS keeps the promises. */
final class TlsDataPlaneTest extends DataPlaneContract {

    @TempDir
    private Path folder;

    private Encryption encryption = Encryption.NONE;

    @BeforeEach
    void makeCertificate() throws IOException {
        CertificateFolder.Node node = Certificates.in(folder, "127.0.0.1");
        encryption = new Encryption(
                Optional.of(NodeCertificate.read(node.certificate(), node.key(), Instant.now())
                        .serving()),
                Optional.of(TrustedRoots.read(folder.resolve("ca.crt"), Instant.now())
                        .calling()));
    }

    @Override
    protected Link connect(TransferHandler handler) {
        var transport = new NettyTransport(2, ConnectionLimits.DEFAULT, encryption);
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
