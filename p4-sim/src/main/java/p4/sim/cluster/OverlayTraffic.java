package p4.sim.cluster;

import p4.model.PeerEndpoint;
import p4.overlay.Connection;
import p4.overlay.Message;
import p4.overlay.OverlayNetwork;
import p4.wire.tcp.FrameCodec;

/** Counts what the peers of an overlay say to each other but for the bytes of files; from any thread. */
public final class OverlayTraffic {

    private final ControlTraffic traffic = new ControlTraffic();

    /** Has counted nothing yet. */
    public OverlayTraffic() {}

    /** All of it so far. */
    public ControlTraffic sum() {
        return traffic;
    }

    /** A network that does what {@code network} does, and is counted. */
    OverlayNetwork counting(OverlayNetwork network) {
        return (PeerEndpoint endpoint, Connection.Listener listener) ->
                new Counted(network.connect(endpoint, listener));
    }

    /** An acceptor that does what {@code acceptor} does, and what it says is counted. */
    OverlayNetwork.Acceptor counting(OverlayNetwork.Acceptor acceptor) {
        return connection -> acceptor.accept(new Counted(connection));
    }

    /** Counts what is sent over {@code real}. */
    private final class Counted implements Connection {

        private final Connection real;

        Counted(Connection real) {
            this.real = real;
        }

        @Override
        public String remoteHost() {
            return real.remoteHost();
        }

        @Override
        public void send(Message message) {
            if (!isOfAFile(message)) traffic.add(FrameCodec.size(message));
            real.send(message);
        }

        @Override
        public void close() {
            real.close();
        }
    }

    private static boolean isOfAFile(Message message) {
        return message instanceof Message.PieceRequest || message instanceof Message.Piece;
    }
}
