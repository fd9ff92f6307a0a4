package p4.wire.http;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import javax.net.ssl.SSLContext;
import p4.tls.CertificateFolder;
import p4.tls.Certificates;
import p4.tls.NodeCertificate;

/** A certificate for 127.0.0.1, to serve with in tests. */
final class TlsFixture {

    private TlsFixture() {}

    /** What serves with a certificate whose authority is then at {@code ca.crt} in {@code folder}. */
    static SSLContext serving(Path folder) throws IOException {
        CertificateFolder.Node node = Certificates.in(folder, "127.0.0.1");
        return NodeCertificate.read(node.certificate(), node.key(), Instant.now())
                .serving();
    }
}
