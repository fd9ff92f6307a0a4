package p4.sim.cluster;

import p4.model.PeerEndpoint;
import p4.overlay.OverlayNetwork;
import p4.time.Timeline;

/** Lets the peers of an overlay dial each other. */
@FunctionalInterface
public interface OverlayPlugs {

    /**
     * Plugs {@code member} in, for one life on {@code timeline}; it hears nobody before {@link
     * Plug#serve}.
     *
     * @throws java.io.UncheckedIOException if it cannot listen
     */
    Plug plug(Member member, Timeline timeline);

    /** One peer's end of it. */
    interface Plug extends AutoCloseable {

        /** The way to the others. */
        OverlayNetwork network();

        /** Where others reach it. */
        PeerEndpoint endpoint();

        /** Hands whoever dials from now on to {@code who}. */
        void serve(OverlayNetwork.Acceptor who);

        /** Ends every connection so that the others see it, as the end of a process does. */
        void hangUp();

        /** Pulls it out at once. */
        @Override
        void close();
    }
}
