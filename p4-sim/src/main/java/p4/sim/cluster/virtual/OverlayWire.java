package p4.sim.cluster.virtual;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntFunction;
import p4.sim.cluster.OverlayPlugs;
import p4.sim.net.Network;
import p4.sim.scenario.Wire;

/**
 * What carries the frames of an overlay between virtual nodes, over connections like those of TCP.
 *
 * <p>With a wire, messages pass through the real encoding; with none they are handed over as they are,
 * and take as long as their frames would. A machine that is down neither answers nor refuses. For the
 * timeline's thread alone.
 */
final class OverlayWire {

    private final Wire wire;
    private final Network network;
    private final IntFunction<Presence> nodes;
    private final Map<Integer, OverlaySocket> sockets = new TreeMap<>();

    /** {@code nodes} tells what is at a number. */
    OverlayWire(Wire wire, Network network, IntFunction<Presence> nodes) {
        this.wire = wire;
        this.network = network;
        this.nodes = nodes;
    }

    /** Lets node {@code number} be dialled, and dial, for one life. */
    OverlayPlugs.Plug plug(int number) {
        var socket = new OverlaySocket(this, number);
        sockets.put(number, socket);
        return socket;
    }

    /** Has nobody be at {@code number} any more, if {@code socket} is there. */
    void unplug(int number, OverlaySocket socket) {
        sockets.remove(number, socket);
    }

    /** What listens at {@code number}, if anything does. */
    Optional<OverlaySocket> socket(int number) {
        return Optional.ofNullable(sockets.get(number));
    }

    Network network() {
        return network;
    }

    /** Whether messages are encoded. */
    Wire wire() {
        return wire;
    }

    /** What is at {@code number}. */
    Presence node(int number) {
        return nodes.apply(number);
    }
}
