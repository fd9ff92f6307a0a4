package p4.tls;

import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLException;
import p4.model.Printable;

/**
 * Why a connection came to nothing for TLS's sake, in words about the other side.
 *
 * <p>Some causes have no type of their own; these are told by how the JDK and Netty word them.
 */
public final class HandshakeTrouble {

    private static final int DEPTH_MAX = 32;

    /** What the JDK's HTTP client reads where a status line should be: a TLS record of an alert. */
    private static final String ALERT = "receiving [\u0015\u0003";

    private HandshakeTrouble() {}

    /** What {@code failed} says of TLS, such as "its certificate has expired"; empty if nothing. */
    public static Optional<String> in(Throwable failed) {
        List<Throwable> causes = causes(failed);
        if (any(causes, CertificateExpiredException.class)) {
            return Optional.of("its certificate has expired");
        }
        if (any(causes, CertificateNotYetValidException.class)) {
            return Optional.of("its certificate is not valid yet");
        }
        if (causes.stream().anyMatch(HandshakeTrouble::namesAnotherHost)) {
            return Optional.of("its certificate is for another host");
        }
        if (any(causes, CertPathBuilderException.class)) {
            return Optional.of("its certificate is signed by nobody who is trusted here");
        }
        return causes.stream()
                .map(HandshakeTrouble::ofSpeech)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static List<Throwable> causes(Throwable failed) {
        var causes = new ArrayList<Throwable>();
        for (Throwable next = failed; next != null && causes.size() < DEPTH_MAX; ) {
            causes.add(next);
            next = next.getCause();
        }
        return causes;
    }

    private static boolean any(List<Throwable> causes, Class<? extends Throwable> type) {
        return causes.stream().anyMatch(type::isInstance);
    }

    private static boolean namesAnotherHost(Throwable cause) {
        String said = String.valueOf(cause.getMessage());
        return cause instanceof CertificateException
                && (said.startsWith("No subject alternative") || said.startsWith("No name match"));
    }

    private static Optional<String> ofSpeech(Throwable cause) {
        String said = String.valueOf(cause.getMessage());
        if (said.contains(ALERT)) {
            return Optional.of("it speaks TLS, and was spoken to in plaintext");
        }
        if (!(cause instanceof SSLException)) return Optional.empty();
        boolean plaintext = said.startsWith("not an SSL/TLS record")
                || said.startsWith("Unrecognized SSL message")
                || said.startsWith("Unsupported or unrecognized SSL message");
        return Optional.of(
                plaintext ? "it does not speak TLS" : "TLS failed: " + Printable.escape(said));
    }
}
