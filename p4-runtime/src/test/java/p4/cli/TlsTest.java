package p4.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import p4.control.ControlReply;
import p4.tls.CertificateFolder;
import p4.tls.Certificates;
import p4.tls.NodeCertificate;
import p4.wire.http.HttpSettings;
import p4.wire.http.TrackerServer;

/** A network over TLS: who proves its identity is believed, and nobody else. Source: threats, row 22. */
class TlsTest extends NetworkFixture {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String PATH = "plan.txt";

    private CertificateFolder.Node node;
    private String roots;

    @BeforeEach
    void makeCertificates() throws IOException {
        write("holder/" + PATH, "the plan");
        node = Certificates.in(folder.resolve("tls"), "127.0.0.1", "localhost");
        roots = folder.resolve("tls/ca.crt").toString();
    }

    @Test
    void filesAreFoundFetchedAndUploadedOverTls() throws IOException {
        startTracker(tls(node));
        PeerProcess holder = startPeer("holder", with(tls(node), "--take-uploads"));
        String named = url().replace("127.0.0.1", "localhost");
        Path song = write("mine/song.txt", "la la la");

        awaitHolder(holder);
        Said got = say(trusting("get", PATH, "-o", folder.resolve("got").toString()));
        Said put = say(trusting("put", song.toString()));
        Said byName = say("ls", "--tracker", named, "--tls-ca", roots);
        Said byPeer = say("status", "--peer", holder.address());

        assertThat(url()).startsWith("https://");
        assertThat(got.exit()).isEqualTo(ExitCode.OK);
        assertThat(folder.resolve("got")).hasContent("the plan");
        assertThat(put.exit()).isEqualTo(ExitCode.OK);
        assertThat(folder.resolve("holder/song.txt")).hasContent("la la la");
        assertThat(byName.out()).contains(PATH);
        assertThat(byPeer.out()).contains("tracker   https://");
        assertThat(warnings()).isEmpty();
    }

    @Test
    void aTrackerWhoseCertificateIsOfAForeignAuthorityIsRefused() {
        CertificateFolder.Node foreign = Certificates.in(folder.resolve("foreign"), "127.0.0.1");
        startTracker(tls(foreign));

        Said trusting = say(trusting("ls"));
        Said asThisMachine = say("ls", "--tracker", url());

        assertThat(trusting.exit()).isEqualTo(ExitCode.FAILED);
        assertThat(trusting.errors())
                .isEqualTo("no tracker answers at " + url()
                        + ": its certificate is signed by nobody who is trusted here\n")
                .isEqualTo(asThisMachine.errors());
    }

    @Test
    void aTrackerWhoseCertificateIsForAnotherHostIsRefused() {
        CertificateFolder.Node elsewhere =
                Certificates.in(folder.resolve("tls"), "10.0.0.9", "tracker.lan");
        startTracker(tls(elsewhere));

        Said byAddress = say(trusting("ls"));
        String named = url().replace("127.0.0.1", "localhost");
        Said byName = say("ls", "--tracker", named, "--tls-ca", roots);

        assertThat(byAddress.errors())
                .isEqualTo("no tracker answers at " + url()
                        + ": its certificate is for another host\n");
        assertThat(byName.errors())
                .isEqualTo("no tracker answers at " + named
                        + ": its certificate is for another host\n");
    }

    @Test
    void aTrackerWhoseCertificateHasExpiredIsRefused() throws IOException {
        Certificates.expiredIn(folder.resolve("old"), "127.0.0.1");
        NodeCertificate old = NodeCertificate.read(
                folder.resolve("old/127.0.0.1.crt"),
                folder.resolve("old/127.0.0.1.key"),
                Instant.now().minus(Duration.ofDays(30)));
        var settings = HttpSettings.at(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .with(Optional.of(old.serving()));
        try (var server = TrackerServer.start(
                settings,
                (request, from) ->
                        CompletableFuture.completedFuture(new ControlReply.Renewed(SOON)),
                () -> "",
                () -> true)) {
            String url = "https://127.0.0.1:" + server.address().getPort();

            Said said = say(
                    "ls",
                    "--tracker",
                    url,
                    "--tls-ca",
                    folder.resolve("old/ca.crt").toString());

            assertThat(said.errors())
                    .isEqualTo("no tracker answers at " + url + ": its certificate has expired\n");
        }
    }

    @Test
    void nobodyIsSentToAPeerWhoseCertificateIsOfAForeignAuthority() throws IOException {
        CertificateFolder.Node foreign = Certificates.in(folder.resolve("foreign"), "127.0.0.1");
        startTracker(tls(node));

        PeerProcess impostor = startPeer("holder", tls(foreign));

        await().atMost(SOON)
                .until(() -> warnings()
                        .contains("the peer that announced " + impostor.address()
                                + " does not answer there (its certificate is signed by nobody who"
                                + " is trusted here)"));
        assertThat(say(trusting("where", PATH)).exit()).isEqualTo(ExitCode.NOT_FOUND);
    }

    @Test
    void whoIsSentToAnImpostorFetchesNothingFromIt() throws IOException {
        CertificateFolder.Node foreign = Certificates.in(folder.resolve("foreign"), "127.0.0.1");
        startTracker(with(tls(node), "--no-dial-back"));
        PeerProcess impostor = startPeer("holder", tls(foreign));
        awaitHolder(impostor);

        Said said = say(trusting("get", PATH, "-o", folder.resolve("got").toString()));

        assertThat(said.exit()).isEqualTo(ExitCode.FAILED);
        assertThat(said.errors())
                .isEqualTo("no answer from " + impostor.address()
                        + ": its certificate is signed by nobody who is trusted here\n");
        assertThat(folder.resolve("got")).doesNotExist();
    }

    @Test
    void aPeerWhoseCertificateIsForAnotherHostIsToldAndSoIsTheOperator() throws IOException {
        CertificateFolder.Node elsewhere = Certificates.in(folder.resolve("tls"), "10.0.0.9");
        startTracker(tls(node));

        PeerProcess peer = startPeer("holder", tls(elsewhere));

        await().atMost(SOON)
                .until(() -> warnings().contains("the peer that announced " + peer.address()));
        assertThat(warnings().lines())
                .contains(
                        "warning: nobody will believe this peer: the tracker sees it at 127.0.0.1, but"
                                + " its certificate is for 10.0.0.9 (the command ca makes others)",
                        "warning: the peer that announced " + peer.address()
                                + " does not answer there (its certificate is for another host);"
                                + " nobody is sent to it until it does");
    }

    @Test
    void whoSpeaksPlaintextToATrackerThatSpeaksTlsIsToldSoAndTheReverse() {
        startTracker(tls(node));
        String plain = url().replace("https", "http");
        Said plaintext = say("ls", "--tracker", plain);
        startTracker();
        String encrypted = url().replace("http", "https");
        Said tls = say("ls", "--tracker", encrypted, "--tls-ca", roots);

        assertThat(plaintext.exit()).isEqualTo(ExitCode.FAILED);
        assertThat(plaintext.errors())
                .isEqualTo("no tracker answers at " + plain
                        + ": it speaks TLS, and was spoken to in plaintext\n");
        assertThat(tls.exit()).isEqualTo(ExitCode.FAILED);
        assertThat(tls.errors())
                .isEqualTo("no tracker answers at " + encrypted + ": it does not speak TLS\n");
    }

    private void awaitHolder(PeerProcess holder) {
        await().atMost(SOON)
                .until(() -> say(trusting("where", PATH)).out().contains(holder.address()));
    }

    private String[] trusting(String... words) {
        return with(words, "--tracker", url(), "--tls-ca", roots);
    }

    private String[] tls(CertificateFolder.Node who) {
        return new String[] {
            "--tls-cert", who.certificate().toString(),
            "--tls-key", who.key().toString(),
            "--tls-ca", roots
        };
    }

    private static String[] with(String[] words, String... more) {
        return Stream.concat(Stream.of(words), Stream.of(more)).toArray(String[]::new);
    }
}
