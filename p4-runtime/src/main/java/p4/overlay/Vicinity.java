package p4.overlay;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How near a numeric address is, and which network it is of.
 *
 * <p>Whoever is far tells us nothing about what is near: else a stranger could have us dial our own
 * machine, or our own network, for him.
 */
enum Vicinity {
    /** This machine. */
    LOOPBACK,
    /** A private network. */
    PRIVATE,
    /** Anywhere. */
    PUBLIC;

    private static final Pattern IPV4 = Pattern.compile("([0-9]{1,3}\\.){3}[0-9]{1,3}");
    private static final int IPV4_BYTES = 4;
    private static final int IPV4_PREFIX = 3;
    private static final int IPV6_PREFIX = 6;

    /** How near {@code host} is; empty if it is a name, or no address of one machine. */
    static Optional<Vicinity> of(String host) {
        return numeric(host).flatMap(Vicinity::of);
    }

    /** Tells whether a peer at {@code teller} may make us dial {@code told}. */
    static boolean mayTell(String teller, String told) {
        Vicinity from = of(teller).orElse(PUBLIC);
        return of(told).filter(where -> where.compareTo(from) >= 0).isPresent();
    }

    /** The IPv4 /24 or IPv6 /48 of {@code host}, or the name itself. */
    static String prefix(String host) {
        return numeric(host)
                .map(InetAddress::getAddress)
                .map(bytes -> HexFormat.of()
                        .formatHex(
                                bytes, 0, bytes.length == IPV4_BYTES ? IPV4_PREFIX : IPV6_PREFIX))
                .orElse(host);
    }

    private static Optional<Vicinity> of(InetAddress address) {
        if (address.isLoopbackAddress()) return Optional.of(LOOPBACK);
        if (address.isAnyLocalAddress()
                || address.isLinkLocalAddress() // the metadata service of clouds is there
                || address.isMulticastAddress()) {
            return Optional.empty();
        }
        return Optional.of(isPrivate(address) ? PRIVATE : PUBLIC);
    }

    private static boolean isPrivate(InetAddress address) {
        byte[] bytes = address.getAddress();
        int first = bytes[0] & 0xff;
        boolean uniqueLocal = bytes.length > IPV4_BYTES && (first & 0xfe) == 0xfc;
        boolean carrier = bytes.length == IPV4_BYTES && first == 100 && (bytes[1] & 0xc0) == 64;
        return address.isSiteLocalAddress() || uniqueLocal || carrier;
    }

    private static Optional<InetAddress> numeric(String host) {
        // Anything else would be looked up, which blocks.
        if (host.indexOf(':') < 0 && !IPV4.matcher(host).matches()) return Optional.empty();
        try {
            return Optional.of(InetAddress.getByName(host));
        } catch (UnknownHostException malformed) {
            return Optional.empty();
        }
    }
}
