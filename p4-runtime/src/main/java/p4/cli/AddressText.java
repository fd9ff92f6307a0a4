package p4.cli;

import com.beust.jcommander.IStringConverter;
import java.net.InetSocketAddress;
import p4.model.Printable;

/** Reads where to listen: {@code HOST:PORT}; port 0 takes any free one. */
public final class AddressText implements IStringConverter<InetSocketAddress> {

    private static final int PORT_MAX = 65_535;

    @Override
    public InetSocketAddress convert(String text) {
        int colon = text.lastIndexOf(':');
        String host = colon < 1 ? "" : text.substring(0, colon);
        if (host.startsWith("[") && host.endsWith("]")) host = host.substring(1, host.length() - 1);
        int port = port(text.substring(colon + 1));
        if (host.isEmpty() || port < 0 || port > PORT_MAX) {
            throw new UsageError("expected HOST:PORT, found " + Printable.quote(text));
        }
        var address = new InetSocketAddress(host, port);
        if (address.isUnresolved()) {
            throw new UsageError("no host is called " + Printable.quote(host));
        }
        return address;
    }

    private static int port(String digits) {
        try {
            return Integer.parseInt(digits);
        } catch (NumberFormatException notANumber) {
            return -1;
        }
    }
}
