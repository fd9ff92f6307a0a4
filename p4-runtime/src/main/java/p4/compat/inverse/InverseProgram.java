package p4.compat.inverse;

import p4.compat.GuestName;
import p4.model.PeerEndpoint;
import p4.model.PeerId;

/**
 * A program of the dialect, as the tracker knows it: what it calls itself, where it calls from, and where
 * it serves.
 *
 * <p>{@code name} is by habit {@code peer1--http://host:port/}.
 */
record InverseProgram(String name, String seenAt, PeerEndpoint place) {

    private static final String BEFORE_THE_PLACE = "--";

    /** What it is called on the network, if nobody else is. */
    PeerId shortName() {
        int end = name.indexOf(BEFORE_THE_PLACE);
        return GuestName.of("inverse", end > 0 ? name.substring(0, end) : name);
    }

    /** What it is called on the network otherwise. */
    PeerId longName() {
        return GuestName.of("inverse", name + " " + place);
    }

    /** How a peer called {@code peer}, which is not one of these, is named to them. */
    static String owner(PeerId peer, PeerEndpoint place) {
        return peer + BEFORE_THE_PLACE + "http://" + place + "/";
    }
}
