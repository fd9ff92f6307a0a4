package p4.tls;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Whose certificates are believed: the roots of a file, or those this machine trusts anyway. */
public final class TrustedRoots {

    private final Optional<List<X509Certificate>> roots;

    private TrustedRoots(Optional<List<X509Certificate>> roots) {
        this.roots = roots;
    }

    /** Those that the JVM, or whoever set it up, trusts. */
    public static TrustedRoots ofThisMachine() {
        return new TrustedRoots(Optional.empty());
    }

    /**
     * The certificates in {@code file}, PEM, and no others.
     *
     * @throws BadPem if there is none, something else, or one that is not valid at {@code now}
     */
    public static TrustedRoots read(Path file, Instant now) throws IOException {
        List<X509Certificate> roots = PemFile.certificates(file);
        for (X509Certificate root : roots) Validity.check(root, file, now);
        return new TrustedRoots(Optional.of(roots));
    }

    /** What a client that believes these, and nobody else, makes connections with. */
    public SSLContext calling() {
        try {
            var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(roots.isPresent() ? store(roots.get()) : null);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), new SecureRandom());
            return context;
        } catch (GeneralSecurityException | IOException impossible) {
            throw new IllegalStateException("this JVM cannot call over TLS", impossible);
        }
    }

    private static KeyStore store(List<X509Certificate> roots)
            throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        for (int i = 0; i < roots.size(); i++) store.setCertificateEntry("root" + i, roots.get(i));
        return store;
    }
}
