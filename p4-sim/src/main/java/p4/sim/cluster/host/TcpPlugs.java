package p4.sim.cluster.host;

import java.net.InetSocketAddress;
import java.util.function.Function;
import p4.model.PeerEndpoint;
import p4.overlay.Connection;
import p4.overlay.Message;
import p4.overlay.OverlayNetwork;
import p4.sim.cluster.Member;
import p4.sim.cluster.OverlayPlugs;
import p4.time.Timeline;
import p4.wire.tcp.TcpLimits;
import p4.wire.tcp.TcpLoops;
import p4.wire.tcp.TcpNetwork;

/**
 * The real TCP between the peers of an overlay, each of which has an address for all its lives.
 *
 * <p>The peers of one machine share an address, so one address may have all connections there are.
 */
public final class TcpPlugs implements OverlayPlugs, AutoCloseable {

    private static final int THREADS = 2;
    private static final TcpLimits LIMITS = limits();

    private final TcpLoops loops = new TcpLoops(THREADS);
    private final Function<Member, InetSocketAddress> listens;
    private final Function<Member, PeerEndpoint> reached;

    /** Has each member listen where {@code listens} says, which others reach as {@code reached} says. */
    public TcpPlugs(
            Function<Member, InetSocketAddress> listens, Function<Member, PeerEndpoint> reached) {
        this.listens = listens;
        this.reached = reached;
    }

    @Override
    public Plug plug(Member member, Timeline timeline) {
        TcpNetwork network = loops.network(LIMITS, timeline);
        network.listen(listens.apply(member));
        return new Ends(network, reached.apply(member));
    }

    @Override
    public void close() {
        loops.close();
    }

    private static TcpLimits limits() {
        TcpLimits usual = TcpLimits.DEFAULT;
        return new TcpLimits(
                usual.connections(),
                usual.connections(),
                usual.connect(),
                usual.frame(),
                usual.idle(),
                usual.linger(),
                usual.unsentBytes());
    }

    /** Dials nobody any more once it is closed, whatever its node still does. */
    private static final class Ends implements Plug, OverlayNetwork {

        private final TcpNetwork tcp;
        private final PeerEndpoint endpoint;
        private boolean over;

        Ends(TcpNetwork tcp, PeerEndpoint endpoint) {
            this.tcp = tcp;
            this.endpoint = endpoint;
        }

        @Override
        public OverlayNetwork network() {
            return this;
        }

        @Override
        public PeerEndpoint endpoint() {
            return endpoint;
        }

        @Override
        public void serve(Acceptor who) {
            tcp.serve(who);
        }

        @Override
        public synchronized Connection connect(PeerEndpoint to, Connection.Listener listener) {
            return over ? new Unplugged(to.host()) : tcp.connect(to, listener);
        }

        @Override
        public void hangUp() {
            // closing does
        }

        @Override
        public void close() {
            synchronized (this) {
                over = true;
            }
            tcp.close();
        }
    }

    /** Leads nowhere. */
    private record Unplugged(String remoteHost) implements Connection {

        @Override
        public void send(Message message) {
            // nobody hears it
        }

        @Override
        public void close() {
            // it never was open
        }
    }
}
