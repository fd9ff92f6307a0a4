package p4.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.openssl.PEMEncryptedKeyPair;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;

/** Reads certificates and private keys from files in PEM. Source: RFC 7468, RFC 5958. */
final class PemFile {

    private static final String CERTIFICATE = "a certificate (-----BEGIN CERTIFICATE-----)";
    private static final String KEY = "a private key (-----BEGIN PRIVATE KEY-----)";

    /** The kinds of key that can be used, and what the JVM calls them. */
    private static final Map<String, String> ALGORITHMS = Map.of(
            X9ObjectIdentifiers.id_ecPublicKey.getId(), "EC",
            PKCSObjectIdentifiers.rsaEncryption.getId(), "RSA",
            EdECObjectIdentifiers.id_Ed25519.getId(), "Ed25519");

    private PemFile() {}

    /**
     * All certificates of {@code file}, in its order; one at least.
     *
     * @throws BadPem if there is none, or something else
     */
    static List<X509Certificate> certificates(Path file) throws IOException {
        var certificates = new ArrayList<X509Certificate>();
        for (Object entry : entries(file, CERTIFICATE)) {
            if (!(entry instanceof X509CertificateHolder holder)) {
                throw new BadPem(file, kind(entry) + " in " + file, CERTIFICATE);
            }
            certificates.add(certificate(holder, file));
        }
        return certificates;
    }

    /**
     * The first private key of {@code file}; other things may stand beside it.
     *
     * @throws BadPem if there is none, or none that can be used
     */
    static PrivateKey key(Path file) throws IOException {
        List<Object> entries = entries(file, KEY);
        for (Object entry : entries) {
            Optional<PrivateKeyInfo> key = key(entry);
            if (key.isPresent()) return key(key.get(), file);
            if (isEncryptedKey(entry))
                throw new BadPem(file, kind(entry) + " in " + file, "no passphrase");
        }
        throw new BadPem(file, kind(entries.get(0)) + " in " + file, KEY);
    }

    private static List<Object> entries(Path file, String expected) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        var entries = new ArrayList<>();
        try (var parser = new PEMParser(new InputStreamReader(
                new ByteArrayInputStream(bytes), StandardCharsets.ISO_8859_1))) {
            for (Object next = parser.readObject(); next != null; next = parser.readObject()) {
                entries.add(next);
            }
        } catch (IOException | IllegalStateException | IllegalArgumentException malformed) {
            throw new BadPem(file, "broken PEM in " + file, expected);
        }
        if (entries.isEmpty()) throw new BadPem(file, "no PEM in " + file, expected);
        return entries;
    }

    private static Optional<PrivateKeyInfo> key(Object entry) {
        if (entry instanceof PrivateKeyInfo key) return Optional.of(key);
        if (entry instanceof PEMKeyPair pair) return Optional.of(pair.getPrivateKeyInfo());
        return Optional.empty();
    }

    private static boolean isEncryptedKey(Object entry) {
        return entry instanceof PKCS8EncryptedPrivateKeyInfo
                || entry instanceof PEMEncryptedKeyPair;
    }

    private static String kind(Object entry) {
        if (isEncryptedKey(entry)) return "an encrypted private key";
        if (key(entry).isPresent()) return "a private key";
        return entry instanceof X509CertificateHolder ? "a certificate" : "something else";
    }

    private static X509Certificate certificate(X509CertificateHolder holder, Path file)
            throws IOException {
        try {
            return (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(holder.getEncoded()));
        } catch (GeneralSecurityException malformed) {
            throw new BadPem(file, "a broken certificate in " + file, CERTIFICATE);
        }
    }

    private static PrivateKey key(PrivateKeyInfo key, Path file) throws IOException {
        String oid = key.getPrivateKeyAlgorithm().getAlgorithm().getId();
        String algorithm = ALGORITHMS.get(oid);
        if (algorithm == null) {
            throw new BadPem(file, "a private key of the kind " + oid + " in " + file, "EC or RSA");
        }
        try {
            return KeyFactory.getInstance(algorithm)
                    .generatePrivate(new PKCS8EncodedKeySpec(key.getEncoded()));
        } catch (GeneralSecurityException malformed) {
            throw new BadPem(file, "a broken private key in " + file, KEY);
        }
    }
}
