package p4.sim.cluster.virtual;

import p4.model.PeerEndpoint;

/** The addresses of the nodes of a run: node number {@code n} is the host 10.x.y.z that spells it. */
final class Addresses {

    private static final int PORT = 7_400;

    private Addresses() {}

    /** The host that is node {@code number}, which is 0 to 16,777,215. */
    static String host(int number) {
        return "10." + (number >> 16 & 255) + "." + (number >> 8 & 255) + "." + (number & 255);
    }

    /** Where the peer that is node {@code number} serves. */
    static PeerEndpoint endpoint(int number) {
        return new PeerEndpoint(host(number), PORT);
    }

    /** The number of the node at {@code endpoint}, which is one of this run; −1 if it is none. */
    static int number(PeerEndpoint endpoint) {
        String[] parts = endpoint.host().split("\\.", -1);
        if (endpoint.port() != PORT || parts.length != 4 || !parts[0].equals("10")) return -1;
        return Integer.parseInt(parts[1]) << 16
                | Integer.parseInt(parts[2]) << 8
                | Integer.parseInt(parts[3]);
    }
}
