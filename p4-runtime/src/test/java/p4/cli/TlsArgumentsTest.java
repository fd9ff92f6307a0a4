package p4.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import p4.tls.CertificateFolder;
import p4.tls.Certificates;

/** What makes no sense for TLS is said in one line, before anything is started. */
class TlsArgumentsTest extends NetworkFixture {

    private String certificate;
    private String key;

    @BeforeEach
    void makeOne() {
        CertificateFolder.Node node = Certificates.in(folder.resolve("tls"), "127.0.0.1");
        certificate = node.certificate().toString();
        key = node.key().toString();
    }

    @Test
    void aCertificateAndItsKeyBelongTogether() {
        String expected = "expected --tls-cert FILE and --tls-key FILE together"
                + " (the command ca makes them)";

        assertUsage(expected, "tracker", "--tls-cert", certificate);
        assertUsage(expected, "tracker", "--tls-key", key);
        assertUsage(expected, "tracker", "--tls-ca", certificate);
    }

    @Test
    void aFileThatIsNotWhatItShouldBeIsNamedByItsOption() throws IOException {
        Path other = Certificates.in(folder.resolve("tls"), "other").key();
        Path empty = write("empty.crt", "");

        assertUsage(
                "--tls-key: found in " + other
                        + " the key of another certificate, expected that of " + certificate,
                "tracker",
                "--tls-cert",
                certificate,
                "--tls-key",
                other.toString());
        assertUsage(
                "--tls-cert: found no PEM in " + empty
                        + ", expected a certificate (-----BEGIN CERTIFICATE-----)",
                "tracker",
                "--tls-cert",
                empty.toString(),
                "--tls-key",
                key);
        assertUsage(
                "--tls-ca: found a private key in " + key
                        + ", expected a certificate (-----BEGIN CERTIFICATE-----)",
                "tracker",
                "--tls-cert",
                certificate,
                "--tls-key",
                key,
                "--tls-ca",
                key);
        assertUsage(
                "--tls-ca: found \"none\", expected a file that exists",
                "ls",
                "--tracker",
                "https://127.0.0.1:1",
                "--tls-ca",
                "none");
    }

    @Test
    void aFileNamedInAConfigurationIsNamedWithItsPlace() throws IOException {
        Path config = write(
                "tracker.yaml",
                "listen: 127.0.0.1:0\ntls-cert: " + certificate + "\ntls-key: " + certificate
                        + "\n");

        assertUsage(
                config + ":3:10 tls-key: found a certificate in " + certificate
                        + ", expected a private key (-----BEGIN PRIVATE KEY-----)",
                "tracker",
                "--config",
                config.toString());
    }

    @Test
    void anExpiredCertificateServesNothing() {
        CertificateFolder.Node old = Certificates.expiredIn(folder.resolve("old"), "127.0.0.1");

        Said said = say(
                "tracker",
                "--tls-cert",
                old.certificate().toString(),
                "--tls-key",
                old.key().toString());

        assertThat(said.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(said.errors())
                .startsWith("--tls-cert: found a certificate in " + old.certificate()
                        + " that expired on ")
                .endsWith(", expected one that is valid now\n");
    }

    @Test
    void aNetworkIsEncryptedEverywhereOrNowhere() {
        String share = folder.toString();

        assertUsage(
                "expected --tls-cert FILE and --tls-key FILE with a tracker at https://127.0.0.1:1,"
                        + " since its peers serve over TLS (the command ca makes them)",
                "peer",
                "--tracker",
                "https://127.0.0.1:1",
                "--share",
                share);
        assertUsage(
                "--tracker: found \"http://127.0.0.1:1\", expected https://HOST:PORT with --tls-cert",
                "peer",
                "--tracker",
                "http://127.0.0.1:1",
                "--share",
                share,
                "--tls-cert",
                certificate,
                "--tls-key",
                key);
        assertUsage(
                "--tls-ca: found \"" + certificate
                        + "\", expected --tracker https://HOST:PORT with it",
                "ls",
                "--tracker",
                "http://127.0.0.1:1",
                "--tls-ca",
                certificate);
    }

    @Test
    void aPeerIsNotAnnouncedAtAHostThatItsCertificateIsNotFor() {
        assertUsage(
                "--host: found \"ann.lan\", expected one of the certificate's: 127.0.0.1",
                "peer",
                "--tracker",
                "https://127.0.0.1:1",
                "--share",
                folder.toString(),
                "--host",
                "ann.lan",
                "--tls-cert",
                certificate,
                "--tls-key",
                key);
    }

    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1:8000, true",
        "http://127.1.2.3:8000, true",
        "http://localhost:8000, true",
        "http://LocalHost, true",
        "http://[::1]:8000, true",
        "http://[0:0:0:0:0:0:0:1]:8000, true",
        "http://10.0.0.1:8000, false",
        "http://127.example.com, false",
        "http://localhost.example.com, false",
        "http://[fe80::1]:8000, false",
    })
    void plaintextIsNothingToWarnOfWhereItStaysInThisMachine(URI tracker, boolean stays) {
        assertThat(TrackerText.isOnThisMachine(tracker)).isEqualTo(stays);
    }

    @ParameterizedTest
    @CsvSource({
        "--listen 127.0.0.1:0, false",
        "--listen [::1]:0, false",
        "--listen 0.0.0.0:0, true",
        "--listen 0.0.0.0:0 --tls-cert @ --tls-key #, false",
    })
    void aTrackerWarnsOfPlaintextWhereItLeavesThisMachine(String words, boolean warns) {
        var tracker = new TrackerArguments();
        new CommandLine(tracker).read(given(words));

        assertThat(tracker.isReadableOutside()).isEqualTo(warns);
    }

    @ParameterizedTest
    @CsvSource({
        "--tracker http://127.0.0.1:1, false",
        "--tracker http://127.0.0.1:1 --listen 0.0.0.0:0, true",
        "--tracker http://10.0.0.1:1, true",
        "--tracker https://10.0.0.1:1 --listen 0.0.0.0:0 --tls-cert @ --tls-key #, false",
    })
    void aPeerWarnsOfPlaintextWhereItLeavesThisMachine(String words, boolean warns) {
        var peer = new PeerArguments();
        new CommandLine(peer).read(given(words + " --share ."));

        assertThat(peer.isReadableOutside()).isEqualTo(warns);
    }

    @Test
    void plaintextIsAnnouncedInOneLineThatNamesTheCure() {
        var errors = new ByteArrayOutputStream();
        var around = new Surroundings(
                InputStream.nullInputStream(),
                System.out,
                new PrintStream(errors, true, StandardCharsets.UTF_8),
                environment,
                false);

        around.warnOfPlaintext();

        assertThat(errors.toString(StandardCharsets.UTF_8).lines())
                .containsExactly("warning: plaintext; whoever sees the traffic sees secrets and"
                        + " files; --tls-cert and --tls-key prevent it");
    }

    private List<String> given(String words) {
        return List.of(words.replace("@", certificate).replace("#", key).split(" ", -1));
    }

    private void assertUsage(String line, String... words) {
        Said said = say(words);

        assertThat(said.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(said.errors()).isEqualTo(line + "\n");
        assertThat(said.out()).isEmpty();
    }
}
