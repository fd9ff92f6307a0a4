package p4.cli;

import com.beust.jcommander.Parameter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import p4.tls.BadPem;
import p4.tls.NodeCertificate;
import p4.tls.TrustedRoots;

/** Whether and how a node's connections are encrypted, as {@code tracker} and {@code peer} take it. */
final class TlsArguments {

    private static final String CERTIFICATE = "--tls-cert";
    private static final String KEY = "--tls-key";
    private static final String ROOTS = "--tls-ca";

    @Parameter(
            names = CERTIFICATE,
            order = 51,
            placeholder = "FILE",
            converter = ReadableText.class,
            description = "its certificate, PEM; connections are then encrypted")
    private @Nullable Path certificate;

    @Parameter(
            names = KEY,
            order = 52,
            placeholder = "FILE",
            converter = ReadableText.class,
            description = "the private key of the certificate, PEM")
    private @Nullable Path key;

    @Parameter(
            names = ROOTS,
            order = 53,
            placeholder = "FILE",
            converter = ReadableText.class,
            defaultValueDescription = "whom this machine trusts",
            description = "whose certificates to trust, PEM")
    private @Nullable Path roots;

    /** Who a node is, and whom it trusts. */
    record Credentials(NodeCertificate own, TrustedRoots trusted) {}

    /** Whether anything was given. */
    boolean isGiven() {
        return certificate != null || key != null || roots != null;
    }

    /**
     * Reads what was given, at {@code now}; empty if nothing was, which means plaintext.
     *
     * @throws UsageError if only a part was given
     * @throws BadValue if a file does not hold what it should
     */
    Optional<Credentials> read(Instant now) {
        if (!isGiven()) return Optional.empty();
        if (certificate == null || key == null) {
            throw new UsageError("expected " + CERTIFICATE + " FILE and " + KEY
                    + " FILE together (the command ca makes them)");
        }
        return Optional.of(new Credentials(own(certificate, key, now), trusted(roots, now)));
    }

    /**
     * Those whose certificates are in {@code roots}, or whom this machine trusts if that is null.
     *
     * @throws BadValue if the file does not hold what it should
     */
    static TrustedRoots trusted(@Nullable Path roots, Instant now) {
        if (roots == null) return TrustedRoots.ofThisMachine();
        try {
            return TrustedRoots.read(roots, now);
        } catch (BadPem bad) {
            throw BadValue.because(ROOTS, bad);
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot read " + roots, failed);
        }
    }

    private static NodeCertificate own(Path certificate, Path key, Instant now) {
        try {
            return NodeCertificate.read(certificate, key, now);
        } catch (BadPem bad) {
            throw BadValue.because(bad.file().equals(key) ? KEY : CERTIFICATE, bad);
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot read " + certificate + " or " + key, failed);
        }
    }
}
