package p4.overlay;

import p4.model.PeerEndpoint;

/** The way from a node to others: the one port through which its messages go. */
@FunctionalInterface
public interface OverlayNetwork {

    /**
     * Dials {@code endpoint}; what is sent meanwhile goes once it answers.
     *
     * <p>Never blocks, never fails and never calls {@code listener} inside this call: who cannot be
     * reached is a connection that closes.
     */
    Connection connect(PeerEndpoint endpoint, Connection.Listener listener);

    /** Takes the connections that others open to a node; on the node's timeline. */
    @FunctionalInterface
    interface Acceptor {

        /** Takes {@code connection} and says who listens to it. */
        Connection.Listener accept(Connection connection);
    }
}
