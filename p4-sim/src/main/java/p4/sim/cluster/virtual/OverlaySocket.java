package p4.sim.cluster.virtual;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import p4.model.PeerEndpoint;
import p4.overlay.Connection;
import p4.overlay.OverlayNetwork;
import p4.sim.cluster.OverlayPlugs;
import p4.wire.tcp.TcpLimits;

/** One node's end of an {@link OverlayWire}, for one life; it owns the node's connections. */
final class OverlaySocket implements OverlayPlugs.Plug, OverlayNetwork {

    private final OverlayWire wire;
    private final int number;
    private final Set<OverlayEnd> open = new LinkedHashSet<>();
    private Optional<Acceptor> acceptor = Optional.empty();
    private boolean over;

    OverlaySocket(OverlayWire wire, int number) {
        this.wire = wire;
        this.number = number;
    }

    @Override
    public OverlayNetwork network() {
        return this;
    }

    @Override
    public PeerEndpoint endpoint() {
        return Spread.endpoint(number);
    }

    @Override
    public void serve(Acceptor who) {
        acceptor = Optional.of(who);
    }

    @Override
    public Connection connect(PeerEndpoint endpoint, Connection.Listener listener) {
        int target = Spread.number(endpoint);
        var near = new OverlayEnd(wire, this, number, target, true);
        open.add(near);
        near.listen(listener);
        near.dial(TcpLimits.DEFAULT.connect());
        return near;
    }

    /** Takes the dial of {@code far}; its machine answers at once, its program when it gets to it. */
    OverlayEnd accept(OverlayEnd far) {
        var near = new OverlayEnd(wire, this, number, far.number(), false);
        open.add(near);
        wire.node(number).runOrHold(() -> acceptor.ifPresent(who -> near.listen(who.accept(near))));
        return near;
    }

    void forget(OverlayEnd end) {
        open.remove(end);
    }

    /** Whether its life is over. */
    boolean isOver() {
        return over;
    }

    @Override
    public void hangUp() {
        List.copyOf(open).forEach(OverlayEnd::close);
    }

    @Override
    public void close() {
        over = true;
        open.clear();
        wire.unplug(number, this);
    }
}
