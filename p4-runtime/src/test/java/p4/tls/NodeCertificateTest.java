package p4.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8EncryptorBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a node proves its identity with is read from files, and refused with its place if it is bad. */
class NodeCertificateTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    @TempDir
    private Path folder;

    private Path certificate;
    private Path key;

    @BeforeEach
    void makeOne() {
        CertificateFolder.Node node = Certificates.at(NOW, folder, "10.0.0.1", "::1", "*.lan");
        certificate = node.certificate();
        key = node.key();
    }

    @Test
    void whatWasMadeIsRead() throws IOException {
        NodeCertificate node = NodeCertificate.read(certificate, key, NOW);

        assertThat(node.hosts()).containsExactly("10.0.0.1", "0:0:0:0:0:0:0:1", "*.lan");
        assertThat(node.until()).isEqualTo(NOW.plus(Authority.NODE));
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.1, true",
        "10.0.0.2, false",
        "::1, true",
        "0:0::1, true",
        "::2, false",
        "ann.lan, true",
        "ANN.LAN, true",
        "x.ann.lan, false",
        "lan, false",
        "ann.wan, false",
    })
    void itIsForTheHostsItNames(String host, boolean covered) throws IOException {
        assertThat(NodeCertificate.read(certificate, key, NOW).covers(host)).isEqualTo(covered);
    }

    @Test
    void theFormsThatOpensslWritesAreReadToo() throws Exception {
        KeyPair keys = KeyPairGenerator.getInstance("RSA").generateKeyPair();
        Path traditional = pem("rsa.key", keys);

        assertThat(PemFile.key(traditional).getEncoded())
                .isEqualTo(keys.getPrivate().getEncoded());
        assertThat(traditional).content().startsWith("-----BEGIN RSA PRIVATE KEY-----");
    }

    @Test
    void aKeyOfAnotherCertificateIsRefused() {
        Path another = Certificates.at(NOW, folder, "other").key();

        assertRefused(
                () -> NodeCertificate.read(certificate, another, NOW),
                "found in " + another + " the key of another certificate, expected that of "
                        + certificate);
    }

    @Test
    void aKeyOfAnotherKindIsRefused() throws Exception {
        Path another = pem("rsa.key", KeyPairGenerator.getInstance("RSA").generateKeyPair());

        assertRefused(
                () -> NodeCertificate.read(certificate, another, NOW),
                "found in " + another + " the key of another certificate, expected that of "
                        + certificate);
    }

    @Test
    void anExpiredCertificateIsRefused() {
        assertRefused(
                () -> NodeCertificate.read(
                        certificate, key, NOW.plus(Authority.NODE).plusSeconds(1)),
                "found a certificate in " + certificate
                        + " that expired on 2027-12-23, expected one that is valid now");
    }

    @Test
    void aCertificateOfTheFutureIsRefused() {
        assertRefused(
                () -> NodeCertificate.read(certificate, key, NOW.minus(Duration.ofDays(1))),
                "found a certificate in " + certificate
                        + " that is not valid before 2026-11-21, expected one that is valid now");
    }

    @Test
    void aKeyWithAPassphraseIsRefused() throws Exception {
        var encryptor = new JceOpenSSLPKCS8EncryptorBuilder(JcaPKCS8Generator.AES_256_CBC)
                .setProvider(new BouncyCastleProvider())
                .setRandom(new SecureRandom())
                .setPassword("open sesame".toCharArray())
                .build();
        Path encrypted = pem("a.key", new JcaPKCS8Generator(PemFile.key(key), encryptor));

        assertRefused(
                () -> NodeCertificate.read(certificate, encrypted, NOW),
                "found an encrypted private key in " + encrypted + ", expected no passphrase");
    }

    @Test
    void aKeyInPlaceOfACertificateIsRefusedAndTheReverse() {
        assertRefused(
                () -> NodeCertificate.read(key, key, NOW),
                "found a private key in " + key
                        + ", expected a certificate (-----BEGIN CERTIFICATE-----)");
        assertRefused(
                () -> NodeCertificate.read(certificate, certificate, NOW),
                "found a certificate in " + certificate
                        + ", expected a private key (-----BEGIN PRIVATE KEY-----)");
    }

    @ParameterizedTest
    @CsvSource({
        "no PEM, hello",
        "no PEM, ''",
        "broken PEM, -----BEGIN CERTIFICATE-----/!!!!/-----END CERTIFICATE-----/",
        "broken PEM, -----BEGIN CERTIFICATE-----/aGVsbG8=/-----END CERTIFICATE-----/",
        "broken PEM, -----BEGIN CERTIFICATE-----/aGVsbG8=",
    })
    void whatIsNoPemIsRefused(String what, String text) throws IOException {
        Path bad = Files.writeString(folder.resolve("bad"), text.replace('/', '\n'));

        assertRefused(
                () -> NodeCertificate.read(bad, key, NOW),
                "found " + what + " in " + bad
                        + ", expected a certificate (-----BEGIN CERTIFICATE-----)");
    }

    @Test
    void theKeyIsNotShown() throws IOException {
        NodeCertificate node = NodeCertificate.read(certificate, key, NOW);

        assertThat(node).hasToString("NodeCertificate[10.0.0.1, 0:0:0:0:0:0:0:1, *.lan]");
    }

    private Path pem(String name, Object content) throws IOException {
        var text = new StringWriter();
        try (var writer = new JcaPEMWriter(text)) {
            writer.writeObject(content);
        }
        return Files.writeString(folder.resolve(name), text.toString());
    }

    private static void assertRefused(ThrowingCallable reading, String line) {
        assertThatThrownBy(reading).isInstanceOf(BadPem.class).hasMessage(line);
    }
}
