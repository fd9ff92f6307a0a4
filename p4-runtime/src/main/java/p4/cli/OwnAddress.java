package p4.cli;

import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.net.URI;
import p4.peer.CommandFailed;

/** The address of this machine, which depends on who looks. */
final class OwnAddress {

    private OwnAddress() {}

    /** Where {@code host} and {@code port} are; fails with {@link CommandFailed} if nobody knows. */
    static InetSocketAddress find(String host, int port) {
        var at = new InetSocketAddress(host, port);
        if (at.isUnresolved()) {
            throw new CommandFailed(CommandFailed.Kind.INVALID, "no host is known as " + host);
        }
        return at;
    }

    /** The address of this machine that one at {@code other} sees; nothing is sent for that. */
    static InetAddress seenFrom(InetSocketAddress other) {
        try (var probe = new DatagramSocket()) {
            probe.connect(other);
            return probe.getLocalAddress();
        } catch (SocketException unreachable) {
            throw new CommandFailed(
                    CommandFailed.Kind.FAILED, "there is no way to " + AddressText.write(other));
        }
    }

    /** The host at which others, as one at {@code other} does, find what listens at {@code listen}. */
    static String seenFrom(URI other, InetSocketAddress listen) {
        return listen.getAddress().isAnyLocalAddress()
                ? seenFrom(find(other.getHost(), other.getPort())).getHostAddress()
                : listen.getAddress().getHostAddress();
    }

    /** The host at which this machine's own programs find what listens at {@code listen}. */
    static String here(InetSocketAddress listen) {
        return listen.getAddress().isAnyLocalAddress()
                ? "127.0.0.1"
                : listen.getAddress().getHostAddress();
    }
}
