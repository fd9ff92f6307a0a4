package p4.wire.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static p4.transfer.TransferSamples.await;
import static p4.transfer.TransferSamples.manifest;
import static p4.transfer.TransferSamples.noise;
import static p4.transfer.TransferSamples.ticket;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import p4.model.FileManifest;
import p4.model.PeerEndpoint;
import p4.model.TicketUse;
import p4.tls.CertificateFolder;
import p4.tls.Certificates;
import p4.tls.NodeCertificate;
import p4.tls.TrustedRoots;
import p4.transfer.OneFileHandler;
import p4.transfer.PeerUnreachable;
import p4.transfer.TransferRequest;

/** A peer that cannot prove to be the one that was called is told nothing. Source: threats, row 22. */
final class TlsRefusalTest {

    private static final FileManifest FILE = manifest(noise(10));

    @TempDir
    private Path folder;

    private Optional<SSLContext> calling = Optional.empty();

    @BeforeEach
    void trustTheAuthority() throws IOException {
        Certificates.in(folder.resolve("ours"), "trusted.lan");
        calling = Optional.of(
                TrustedRoots.read(folder.resolve("ours/ca.crt"), Instant.now()).calling());
    }

    @Test
    void whoHasACertificateForItsHostIsBelieved() throws IOException {
        Optional<SSLContext> good = serving(Certificates.in(folder.resolve("ours"), "127.0.0.1"));

        assertThat(describing(good, calling)).isNull();
    }

    @Test
    void aCertificateOfAForeignAuthorityIsRefused() throws IOException {
        var foreign = serving(Certificates.in(folder.resolve("foreign"), "127.0.0.1"));

        assertUnreachable(
                foreign, calling, "its certificate is signed by nobody who is trusted here");
    }

    @Test
    void aCertificateForAnotherHostIsRefused() throws IOException {
        var elsewhere = serving(Certificates.in(folder.resolve("ours"), "10.0.0.9", "trusted.lan"));

        assertUnreachable(elsewhere, calling, "its certificate is for another host");
    }

    @Test
    void anExpiredCertificateIsRefused() throws IOException {
        var old = serving(Certificates.expiredIn(folder.resolve("old"), "127.0.0.1"));
        var trusting = Optional.of(
                TrustedRoots.read(folder.resolve("old/ca.crt"), Instant.now()).calling());

        assertUnreachable(old, trusting, "its certificate has expired");
    }

    @Test
    void whoSpeaksPlaintextIsNotSpokenToOverTls() {
        assertUnreachable(Optional.empty(), calling, "it does not speak TLS");
    }

    @Test
    void whoSpeaksTlsIsNotUnderstoodInPlaintext() throws IOException {
        var good = serving(Certificates.in(folder.resolve("ours"), "127.0.0.1"));

        assertUnreachable(good, Optional.empty(), "Network closed for unknown reason");
    }

    private static void assertUnreachable(
            Optional<SSLContext> serving, Optional<SSLContext> calling, String why) {
        assertThat(describing(serving, calling))
                .isInstanceOf(PeerUnreachable.class)
                .message()
                .matches("no answer from 127\\.0\\.0\\.1:\\d+: " + why);
    }

    /** What asking a peer about its file fails with; null if it answers. */
    private static Throwable describing(
            Optional<SSLContext> serving, Optional<SSLContext> calling) {
        var encryption = new Encryption(serving, calling);
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        try (var transport = new NettyTransport(2, ConnectionLimits.DEFAULT, encryption);
                var server = PeerServer.start(
                        transport.server(address),
                        TransferEndpoint.service(new OneFileHandler(FILE), Runnable::run));
                var plane = new GrpcDataPlane(transport::channel, Runnable::run)) {
            var describe = new TransferRequest.Describe(
                    FILE.path(), FILE.hash(), Optional.of(ticket(TicketUse.FETCH, FILE)));
            return catchThrowable(() ->
                    await(plane.describe(new PeerEndpoint("127.0.0.1", server.port()), describe)));
        }
    }

    /** Serves even with a certificate that has expired, as an impostor would. */
    private static Optional<SSLContext> serving(CertificateFolder.Node node) throws IOException {
        Instant then = node.until().minus(Duration.ofDays(1));
        return Optional.of(
                NodeCertificate.read(node.certificate(), node.key(), then).serving());
    }
}
