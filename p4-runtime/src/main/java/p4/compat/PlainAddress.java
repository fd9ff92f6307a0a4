package p4.compat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/** Writes addresses of connections in one way, whatever wire they were seen on. */
public final class PlainAddress {

    private static final Pattern NUMBERS =
            Pattern.compile("[0-9.]+|[0-9a-fA-F:.%]*:[0-9a-zA-Z:.%]*");

    private PlainAddress() {}

    /** {@code host} in its one form, if it is an address; any other text as it is. */
    public static String of(String host) {
        if (!NUMBERS.matcher(host).matches()) return host;
        try {
            return InetAddress.getAllByName(host)[0]
                    .getHostAddress(); // no look-up: it is an address
        } catch (UnknownHostException noAddress) {
            return host;
        }
    }
}
