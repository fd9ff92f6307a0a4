package p4.overlay;

import p4.model.PeerEndpoint;

/** A peer of the overlay and where it listens; its host has at most 255 characters. */
public record Contact(NodeId id, PeerEndpoint endpoint) {

    private static final int HOST_MAX = 255;

    public Contact {
        if (endpoint.host().length() > HOST_MAX) {
            throw new IllegalArgumentException("host is longer than 255 characters");
        }
    }

    @Override
    public String toString() {
        return id + " at " + endpoint;
    }
}
