package p4.sim.cluster.virtual;

import p4.model.PeerEndpoint;

/**
 * The addresses of the peers of an overlay: each of the first 65,536 in a network of its own.
 *
 * <p>Peers of an overlay trust no one network much; a run is about peers all over the world.
 */
final class Spread {

    private static final int PORT = 7_400;

    private Spread() {}

    /** Where the peer that is node {@code number}, which is 0 to 16,646,143, listens. */
    static PeerEndpoint endpoint(int number) {
        return new PeerEndpoint(
                "10." + (number & 255) + "." + (number >> 8 & 255) + "."
                        + ((number >> 16 & 255) + 1),
                PORT);
    }

    /** The number of the node at {@code endpoint}, which is one of this run; −1 if it is none. */
    static int number(PeerEndpoint endpoint) {
        String[] parts = endpoint.host().split("\\.", -1);
        if (endpoint.port() != PORT || parts.length != 4 || !parts[0].equals("10")) return -1;
        return Integer.parseInt(parts[1])
                | Integer.parseInt(parts[2]) << 8
                | (Integer.parseInt(parts[3]) - 1) << 16;
    }
}
