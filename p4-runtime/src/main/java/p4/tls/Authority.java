package p4.tls;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * The certificate authority of a lab: signs certificates of nodes, and of nothing else.
 *
 * <p>Keys are EC P-256. Certificates are good from an hour ago, since clocks differ; the authority's
 * own for ten years, a node's for {@link #NODE}. Source: RFC 5280.
 */
final class Authority {

    /** How long the certificate of a node is good: what clients accept at most. */
    static final Duration NODE = Duration.ofDays(397);

    private static final Duration OWN = Duration.ofDays(3_650);
    private static final Duration SKEW = Duration.ofHours(1);
    private static final int SERIAL_BITS = 127;

    private final NodeCertificate own;
    private final SecureRandom chance;

    /** The authority that signs with the key of {@code own}. */
    Authority(NodeCertificate own, SecureRandom chance) {
        this.own = own;
        this.chance = chance;
    }

    /** A new one, of a name that no other has. */
    static Authority create(Instant now, SecureRandom chance) throws IOException {
        KeyPair keys = keys(chance);
        BigInteger serial = new BigInteger(SERIAL_BITS, chance);
        var name = new X500Name("CN=P4 lab CA " + serial.toString(Character.MAX_RADIX));
        var builder = new JcaX509v3CertificateBuilder(
                name,
                serial,
                Date.from(now.minus(SKEW)),
                Date.from(now.plus(OWN)),
                name,
                keys.getPublic());
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0))
                .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign));
        X509Certificate certificate = sign(builder, keys.getPublic(), keys);
        return new Authority(new NodeCertificate(keys.getPrivate(), List.of(certificate)), chance);
    }

    /** Its own key and certificate. */
    NodeCertificate own() {
        return own;
    }

    /**
     * A new key, and a certificate that it belongs to {@code hosts}.
     *
     * @throws IllegalArgumentException if one of them is no host, see {@link SubjectNames#isHost}
     */
    NodeCertificate issue(List<String> hosts, Instant now) throws IOException {
        KeyPair keys = keys(chance);
        Instant end = now.plus(NODE);
        var builder = new JcaX509v3CertificateBuilder(
                own.certificate(),
                new BigInteger(SERIAL_BITS, chance),
                Date.from(now.minus(SKEW)),
                Date.from(end.isAfter(own.until()) ? own.until() : end),
                new X500Name("CN=P4 node"),
                keys.getPublic());
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false))
                .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature))
                .addExtension(
                        Extension.extendedKeyUsage,
                        false,
                        new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth))
                .addExtension(
                        Extension.subjectAlternativeName, false, SubjectNames.extension(hosts));
        X509Certificate certificate = sign(builder, keys.getPublic(), ownKeys());
        return new NodeCertificate(keys.getPrivate(), List.of(certificate));
    }

    private KeyPair ownKeys() {
        return new KeyPair(own.certificate().getPublicKey(), own.key());
    }

    private static X509Certificate sign(
            X509v3CertificateBuilder builder, PublicKey subject, KeyPair signer)
            throws IOException {
        try {
            var identifiers = new JcaX509ExtensionUtils();
            builder.addExtension(
                            Extension.subjectKeyIdentifier,
                            false,
                            identifiers.createSubjectKeyIdentifier(subject))
                    .addExtension(
                            Extension.authorityKeyIdentifier,
                            false,
                            identifiers.createAuthorityKeyIdentifier(signer.getPublic()));
            return new JcaX509CertificateConverter()
                    .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA")
                            .build(signer.getPrivate())));
        } catch (GeneralSecurityException | OperatorCreationException impossible) {
            throw new IllegalStateException("this JVM cannot sign", impossible);
        }
    }

    private static KeyPair keys(SecureRandom chance) {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"), chance);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("this JVM has no EC keys", impossible);
        }
    }
}
