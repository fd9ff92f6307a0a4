package p4.cli;

import java.net.InetAddress;
import java.net.InetSocketAddress;

/** Where to listen: {@code HOST:PORT}; port 0 takes any free one. */
public final class AddressText extends OptionText<InetSocketAddress> {

    private static final int PORT_MAX = 65_535;

    /** Reads addresses given for {@code option}. */
    public AddressText(String option) {
        super(option);
    }

    @Override
    public InetSocketAddress convert(String text) {
        int colon = text.lastIndexOf(':');
        String host = colon < 1 ? "" : text.substring(0, colon);
        boolean bracketed = host.startsWith("[") && host.endsWith("]");
        if (bracketed) host = host.substring(1, host.length() - 1);
        int port = port(text.substring(colon + 1));
        boolean ambiguous = !bracketed && host.indexOf(':') >= 0;
        if (host.isEmpty() || ambiguous || port < 0 || port > PORT_MAX) {
            throw expected("HOST:PORT such as 127.0.0.1:8000", text);
        }
        var address = new InetSocketAddress(host, port);
        if (address.isUnresolved()) throw expected("a host that is known here", text);
        return address;
    }

    /** The address that {@code port} of this machine alone has. */
    static InetSocketAddress local(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    /** Writes {@code address} as numbers, an IPv6 one in brackets. */
    static String write(InetSocketAddress address) {
        String host = address.getAddress().getHostAddress();
        String bracketed = host.indexOf(':') >= 0 ? "[" + host + "]" : host;
        return bracketed + ":" + address.getPort();
    }

    private static int port(String digits) {
        try {
            return Integer.parseInt(digits);
        } catch (NumberFormatException notANumber) {
            return -1;
        }
    }
}
