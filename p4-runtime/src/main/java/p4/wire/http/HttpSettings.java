package p4.wire.http;

import java.net.InetSocketAddress;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import p4.model.Token;

/**
 * Where a tracker listens, and how much it bears.
 *
 * <p>Port 0 of {@code listen} takes any free one. With {@code metricsToken} the figures are shown
 * only to who bears it. Without {@code tls} it is plaintext; with it, TLS 1.3 or 1.2.
 */
public record HttpSettings(
        InetSocketAddress listen,
        Optional<Token> metricsToken,
        HttpLimits limits,
        Optional<SSLContext> tls) {

    public HttpSettings {
        if (listen.isUnresolved()) {
            throw new IllegalArgumentException("no address is known for " + listen.getHostString());
        }
    }

    /** Listens in plaintext. */
    public HttpSettings(InetSocketAddress listen, Optional<Token> metricsToken, HttpLimits limits) {
        this(listen, metricsToken, limits, Optional.empty());
    }

    /** The same, encrypted with {@code tls} if it is there. */
    public HttpSettings with(Optional<SSLContext> tls) {
        return new HttpSettings(listen, metricsToken, limits, tls);
    }

    /** Listens at {@code listen} within the default limits, figures open to all who reach it. */
    public static HttpSettings at(InetSocketAddress listen) {
        return new HttpSettings(listen, Optional.empty(), HttpLimits.DEFAULT);
    }
}
