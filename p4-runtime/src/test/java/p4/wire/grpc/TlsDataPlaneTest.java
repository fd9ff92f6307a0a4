package p4.wire.grpc;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import p4.tls.CertificateFolder;
import p4.tls.Certificates;
import p4.tls.NodeCertificate;
import p4.tls.TrustedRoots;

/** gRPC over TLS keeps the promises. */
final class TlsDataPlaneTest extends NettyDataPlaneTest {

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
    NettyTransport transport() {
        return new NettyTransport(2, ConnectionLimits.DEFAULT, encryption);
    }
}
