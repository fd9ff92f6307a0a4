package p4.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder makes an authority once, and certificates that it signed for as many nodes as asked for. */
class CertificateFolderTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    @TempDir
    private Path folder;

    @Test
    void everyNodesCertificateIsSignedByTheOneAuthority() throws Exception {
        Certificates.at(NOW, folder, "a.lan");
        String first = Files.readString(folder.resolve("ca.crt"));

        Certificates.at(NOW.plusSeconds(60), folder, "b.lan", "10.0.0.2");

        assertThat(folder.resolve("ca.crt")).hasContent(first);
        X509Certificate authority = certificate("ca.crt");
        for (String node : List.of("a.lan.crt", "b.lan.crt")) {
            certificate(node).verify(authority.getPublicKey());
            assertThat(certificate(node).getIssuerX500Principal())
                    .isEqualTo(authority.getSubjectX500Principal());
        }
        assertThat(SubjectNames.of(certificate("b.lan.crt"))).containsExactly("b.lan", "10.0.0.2");
    }

    @Test
    void anAuthoritySignsAndANodeDoesNot() throws IOException {
        Certificates.at(NOW, folder, "a.lan");

        assertThat(certificate("ca.crt").getBasicConstraints()).isZero();
        assertThat(certificate("ca.crt").getKeyUsage()[0]).isFalse();
        assertThat(certificate("a.lan.crt").getBasicConstraints()).isEqualTo(-1);
        assertThat(certificate("a.lan.crt").getKeyUsage()[5]).isFalse();
    }

    @Test
    void aCertificateEndsAndNeverAfterItsAuthority() throws IOException {
        Certificates.at(NOW, folder, "young");
        Instant late = NOW.plus(Duration.ofDays(3_600));

        Certificates.at(late, folder, "old");

        Instant end = certificate("ca.crt").getNotAfter().toInstant();
        assertThat(certificate("young.crt").getNotAfter().toInstant())
                .isEqualTo(NOW.plus(Duration.ofDays(397)));
        assertThat(end).isEqualTo(NOW.plus(Duration.ofDays(3_650)));
        assertThat(certificate("old.crt").getNotAfter().toInstant()).isEqualTo(end);
    }

    @Test
    void aKeyIsItsOwnersAlone() throws IOException {
        Certificates.at(NOW, folder, "a.lan");

        for (String key : List.of("ca.key", "a.lan.key")) {
            assertThat(PosixFilePermissions.toString(
                            Files.getPosixFilePermissions(folder.resolve(key))))
                    .isEqualTo("rw-------");
            assertThat(folder.resolve(key)).content().startsWith("-----BEGIN PRIVATE KEY-----");
        }
        try (var files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()).sorted())
                    .containsExactly("a.lan.crt", "a.lan.key", "ca.crt", "ca.key");
        }
    }

    @Test
    void aNodeNeverTakesTheAuthoritysFiles() throws IOException {
        CertificateFolder.Node node = Certificates.at(NOW, folder, "ca");

        assertThat(node.certificate()).isEqualTo(folder.resolve("ca_.crt"));
        assertThat(certificate("ca.crt").getBasicConstraints()).isZero();
    }

    @Test
    void halfAnAuthorityIsNone() throws IOException {
        Certificates.at(NOW, folder, "a.lan");
        Files.delete(folder.resolve("ca.crt"));

        assertThatThrownBy(this::open)
                .isInstanceOf(BadPem.class)
                .hasMessage("found " + folder.resolve("ca.key")
                        + " alone, expected both ca.crt and ca.key, or neither");
    }

    @Test
    void aNodesCertificateIsNoAuthority() throws IOException {
        CertificateFolder.Node node = Certificates.at(NOW, folder, "a.lan");
        Files.move(
                node.certificate(), folder.resolve("ca.crt"), StandardCopyOption.REPLACE_EXISTING);
        Files.move(node.key(), folder.resolve("ca.key"), StandardCopyOption.REPLACE_EXISTING);

        assertThatThrownBy(this::open)
                .isInstanceOf(BadPem.class)
                .hasMessage("found a node's certificate in " + folder.resolve("ca.crt")
                        + ", expected an authority's");
    }

    @Test
    void anAuthorityThatHasExpiredSignsNothing() {
        Certificates.at(NOW.minus(Duration.ofDays(4_000)), folder, "a.lan");

        assertThatThrownBy(this::open)
                .isInstanceOf(BadPem.class)
                .hasMessageContaining("that expired on 2025-");
    }

    private CertificateFolder open() throws IOException {
        return CertificateFolder.open(folder, NOW, new SecureRandom());
    }

    private X509Certificate certificate(String name) throws IOException {
        return PemFile.certificates(folder.resolve(name)).get(0);
    }
}
