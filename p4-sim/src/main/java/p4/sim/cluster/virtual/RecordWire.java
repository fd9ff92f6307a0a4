package p4.sim.cluster.virtual;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.function.IntFunction;
import p4.sim.net.Network;
import p4.time.Timeline;
import p4.transfer.DataPlane;
import p4.transfer.Prover;
import p4.transfer.TransferHandler;

/** No wire: messages reach the other node's handler as they are, after they came through the links. */
final class RecordWire implements DataWire {

    private final Network network;
    private final IntFunction<Presence> nodes;
    private final Map<Integer, Socket> sockets = new TreeMap<>();

    /** {@code nodes} tells what is at a number. */
    RecordWire(Network network, IntFunction<Presence> nodes) {
        this.network = network;
        this.nodes = nodes;
    }

    @Override
    public Plug plug(
            int number, TransferHandler handler, Prover prover, Executor disk, Timeline timeline) {
        var socket = new Socket(handler);
        sockets.put(number, socket);
        return new End(new RecordDataPlane(this, number), () -> {
            sockets.remove(number, socket);
            socket.hangUp();
        });
    }

    @Override
    public Plug visitor(int number, Timeline timeline) {
        return new End(new RecordDataPlane(this, number), () -> {});
    }

    Network network() {
        return network;
    }

    /** Whether the node with {@code number} runs. */
    Presence node(int number) {
        return nodes.apply(number);
    }

    /** What listens at {@code number}, if anything does. */
    Optional<Socket> socket(int number) {
        return Optional.ofNullable(sockets.get(number));
    }

    /** A handler, and the calls to it that end when its node does. */
    static final class Socket {

        private final TransferHandler handler;
        private final List<Runnable> calls = new ArrayList<>();

        Socket(TransferHandler handler) {
            this.handler = handler;
        }

        TransferHandler handler() {
            return handler;
        }

        /** Has {@code end} run if the node ends before {@link #forget}. */
        void remember(Runnable end) {
            calls.add(end);
        }

        void forget(Runnable end) {
            calls.remove(end);
        }

        private void hangUp() {
            List.copyOf(calls).forEach(Runnable::run);
            calls.clear();
        }
    }

    private record End(DataPlane data, Runnable end) implements Plug {

        @Override
        public void close() {
            end.run();
        }
    }
}
