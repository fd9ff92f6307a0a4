package p4.model;

/** Where a peer's data port listens; {@code port} is 1 to 65535. */
public record PeerEndpoint(String host, int port) {

    public PeerEndpoint {
        if (host.isBlank()) throw new IllegalArgumentException("host is blank");
        if (host.chars().anyMatch(c -> c <= ' ' || c > '~' || c == '/' || c == '@')) {
            throw new IllegalArgumentException(
                    "host must be a name or address, found " + Printable.quote(host));
        }
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("port must be 1 to 65535, found " + port);
        }
    }

    /**
     * Reads {@code host:port}; an IPv6 address stands in brackets.
     *
     * @throws IllegalArgumentException says what was expected and what was found
     */
    public static PeerEndpoint parse(String text) {
        int colon = text.lastIndexOf(':');
        if (colon < 1) throw malformed(text);
        String host = text.substring(0, colon);
        boolean bracketed = host.startsWith("[") && host.endsWith("]");
        if (!bracketed && host.indexOf(':') >= 0) throw malformed(text);
        try {
            int port = Integer.parseInt(text.substring(colon + 1));
            return new PeerEndpoint(bracketed ? host.substring(1, host.length() - 1) : host, port);
        } catch (NumberFormatException notANumber) {
            throw malformed(text);
        }
    }

    /** Writes {@code host:port}, with brackets around an IPv6 address. */
    @Override
    public String toString() {
        return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
    }

    private static IllegalArgumentException malformed(String text) {
        return new IllegalArgumentException("expected HOST:PORT, found " + Printable.quote(text));
    }
}
