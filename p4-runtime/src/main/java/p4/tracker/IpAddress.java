package p4.tracker;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/** A numeric IPv4 or IPv6 address, read without asking any name server. */
record IpAddress(InetAddress address) {

    private static final String BYTE = "(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
    private static final Pattern IPV4 = Pattern.compile("(" + BYTE + "\\.){3}" + BYTE);
    private static final int IPV4_BYTES = 4;
    private static final int NETWORK_BYTES = 8;
    private static final int NAT64_PREFIX = 0x0064_ff9b;

    /** Reads {@code host}, with or without brackets; empty if it is a name. */
    static Optional<IpAddress> parse(String host) {
        String bare = bare(host);
        if (bare.indexOf(':') < 0 && !IPV4.matcher(bare).matches()) return Optional.empty();
        try {
            return Optional.of(new IpAddress(InetAddress.getAllByName(bare)[0]));
        } catch (UnknownHostException malformed) {
            return Optional.empty();
        }
    }

    /** {@code host} without the brackets that a URL puts around an IPv6 address. */
    static String bare(String host) {
        boolean bracketed = host.startsWith("[") && host.endsWith("]");
        return bracketed ? host.substring(1, host.length() - 1) : host;
    }

    /**
     * What one who is to be limited cannot change at will: the /64 of an IPv6 address, otherwise
     * {@code host} itself.
     */
    static String network(String host) {
        return parse(host)
                .map(ip -> ip.address.getAddress())
                .filter(bytes -> bytes.length > IPV4_BYTES)
                .map(bytes -> HexFormat.of().formatHex(bytes, 0, NETWORK_BYTES) + "/64")
                .orElse(host);
    }

    /**
     * Tells whether it is one host on the open Internet.
     *
     * <p>Source: the IANA special-purpose address registries (RFC 6890). The metadata service of
     * clouds, 169.254.169.254, is link-local.
     */
    boolean isPublic() {
        byte[] bytes = address.getAddress();
        if (address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        return bytes.length == IPV4_BYTES ? isPublicIpv4(bytes) : isPublicIpv6(bytes);
    }

    private static boolean isPublicIpv4(byte[] bytes) {
        int first = bytes[0] & 0xff;
        int second = bytes[1] & 0xff;
        boolean carrier = first == 100 && second >= 64 && second < 128;
        boolean benchmarks = first == 198 && (second == 18 || second == 19);
        boolean protocols = first == 192 && second == 0 && bytes[2] == 0;
        return first != 0 && first < 224 && !carrier && !benchmarks && !protocols;
    }

    private static boolean isPublicIpv6(byte[] bytes) {
        int first = bytes[0] & 0xff;
        boolean uniqueLocal = (first & 0xfe) == 0xfc;
        boolean carriesIpv4 = leading(bytes) == 0
                || leading(bytes) == NAT64_PREFIX
                || (first == 0x20 && bytes[1] == 0x02);
        return !uniqueLocal && !carriesIpv4;
    }

    private static int leading(byte[] bytes) {
        int word = 0;
        for (int i = 0; i < Integer.BYTES; i++) word = word << 8 | (bytes[i] & 0xff);
        return word;
    }
}
