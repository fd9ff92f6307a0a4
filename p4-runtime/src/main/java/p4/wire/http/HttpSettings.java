package p4.wire.http;

import java.net.InetSocketAddress;
import java.util.Optional;
import p4.model.Token;

/**
 * Where a tracker listens, and how much it bears.
 *
 * <p>Port 0 of {@code listen} takes any free one. With {@code metricsToken} the figures are shown
 * only to who bears it.
 */
public record HttpSettings(
        InetSocketAddress listen, Optional<Token> metricsToken, HttpLimits limits) {

    public HttpSettings {
        if (listen.isUnresolved()) {
            throw new IllegalArgumentException("no address is known for " + listen.getHostString());
        }
    }

    /** Listens at {@code listen} within the default limits, figures open to all who reach it. */
    public static HttpSettings at(InetSocketAddress listen) {
        return new HttpSettings(listen, Optional.empty(), HttpLimits.DEFAULT);
    }
}
