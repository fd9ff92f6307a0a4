package p4.compat;

import java.net.InetSocketAddress;
import p4.model.PeerEndpoint;

/**
 * Where a gateway serves: natively for its guests, and in the dialect for whoever speaks that.
 *
 * <p>One that listens at every address of its machine is, for each caller, at the one that the caller
 * reached.
 */
public record Served(InetSocketAddress nativeListen, InetSocketAddress dialectListen) {

    /** The host at which native peers turn to it, as known from a caller that reached {@code to}. */
    public String natively(String to) {
        return host(nativeListen, to);
    }

    /** Where a caller that reached {@code to} finds the dialect's data port. */
    public PeerEndpoint inDialect(String to) {
        return new PeerEndpoint(host(dialectListen, to), dialectListen.getPort());
    }

    private static String host(InetSocketAddress listen, String to) {
        return listen.getAddress().isAnyLocalAddress()
                ? PlainAddress.of(to)
                : listen.getAddress().getHostAddress();
    }
}
