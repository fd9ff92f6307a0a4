package p4.tls;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * By what a node proves who it is: its private key, and its certificate with those that signed it.
 *
 * <p>The node's own comes first in {@code chain}. The key belongs to it and shows itself to nobody.
 */
public record NodeCertificate(PrivateKey key, List<X509Certificate> chain) {

    public NodeCertificate {
        chain = List.copyOf(chain);
        if (chain.isEmpty()) throw new IllegalArgumentException("expected a certificate");
    }

    /**
     * Reads the certificates in {@code certificate} and the private key in {@code key}, both PEM.
     *
     * @throws BadPem if one of them is not what it should be, if they do not belong together, or the
     *     certificate is not valid at {@code now}
     */
    public static NodeCertificate read(Path certificate, Path key, Instant now) throws IOException {
        List<X509Certificate> chain = PemFile.certificates(certificate);
        Validity.check(chain.get(0), certificate, now);
        var node = new NodeCertificate(PemFile.key(key), chain);
        if (!node.belongTogether()) {
            throw new BadPem(
                    key, "in " + key + " the key of another certificate", "that of " + certificate);
        }
        return node;
    }

    /** The names and addresses it is for. */
    public List<String> hosts() {
        return SubjectNames.of(certificate());
    }

    /** Whether who connects to {@code host} will find that it is the certificate of that host. */
    public boolean covers(String host) {
        return SubjectNames.covers(certificate(), host);
    }

    /** When it ends. */
    public Instant until() {
        return certificate().getNotAfter().toInstant();
    }

    /** What a server that proves its identity with this takes connections with. */
    public SSLContext serving() {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("node", key, new char[0], chain.toArray(X509Certificate[]::new));
            var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, new char[0]);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, new SecureRandom());
            return context;
        } catch (GeneralSecurityException | IOException impossible) {
            throw new IllegalStateException("this JVM cannot serve over TLS", impossible);
        }
    }

    /** The node's own certificate. */
    X509Certificate certificate() {
        return chain.get(0);
    }

    @Override
    public String toString() {
        return "NodeCertificate" + hosts();
    }

    boolean belongTogether() {
        byte[] sample = {4};
        try {
            Signature signature = Signature.getInstance(signing(key));
            signature.initSign(key);
            signature.update(sample);
            byte[] signed = signature.sign();
            signature.initVerify(certificate().getPublicKey());
            signature.update(sample);
            return signature.verify(signed);
        } catch (GeneralSecurityException differentKinds) {
            return false;
        }
    }

    private static String signing(PrivateKey key) {
        return switch (key.getAlgorithm()) {
            case "EC" -> "SHA256withECDSA";
            case "RSA" -> "SHA256withRSA";
            default -> key.getAlgorithm();
        };
    }
}
