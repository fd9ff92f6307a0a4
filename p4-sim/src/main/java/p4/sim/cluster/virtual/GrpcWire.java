package p4.sim.cluster.virtual;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ManagedChannelBuilder;
import io.grpc.MethodDescriptor;
import java.util.concurrent.Executor;
import java.util.function.IntFunction;
import p4.model.PeerEndpoint;
import p4.sim.net.Network;
import p4.sim.time.VirtualScheduler;
import p4.time.Timeline;
import p4.transfer.DataPlane;
import p4.transfer.Prover;
import p4.transfer.TransferHandler;
import p4.wire.grpc.GrpcDataPlane;
import p4.wire.grpc.InProcessTransport;
import p4.wire.grpc.PeerServer;
import p4.wire.grpc.TransferEndpoint;
import p4.wire.grpc.TransferLimits;

/** The real gRPC, in memory and on virtual time, with the links between the two ends of each call. */
final class GrpcWire implements DataWire {

    private final InProcessTransport transport;
    private final Network network;
    private final IntFunction<Presence> nodes;

    /** Runs on {@code timeline}; {@code nodes} tells what is at a number. */
    GrpcWire(Timeline timeline, Network network, IntFunction<Presence> nodes) {
        this.transport = new InProcessTransport(new VirtualScheduler(timeline), timeline);
        this.network = network;
        this.nodes = nodes;
    }

    @Override
    public Plug plug(
            int number, TransferHandler handler, Prover prover, Executor disk, Timeline timeline) {
        PeerServer server = PeerServer.start(
                transport.server(Addresses.endpoint(number)),
                TransferEndpoint.service(handler, prover, disk, timeline, TransferLimits.DEFAULT));
        GrpcDataPlane data = data(number, disk, timeline);
        return new Ends(data, () -> {
            server.close();
            data.close();
        });
    }

    @Override
    public Plug visitor(int number, Timeline timeline) {
        GrpcDataPlane data = data(number, Runnable::run, timeline);
        return new Ends(data, data::close);
    }

    private GrpcDataPlane data(int number, Executor disk, Timeline timeline) {
        return new GrpcDataPlane(
                endpoint -> channel(number, endpoint), disk, timeline, TransferLimits.DEFAULT);
    }

    private ManagedChannelBuilder<?> channel(int from, PeerEndpoint endpoint) {
        return transport.channel(endpoint).intercept(new Way(from, Addresses.number(endpoint)));
    }

    /** Puts the links between the ends of every call from one node to another. */
    private final class Way implements ClientInterceptor {

        private final int from;
        private final int to;

        Way(int from, int to) {
            this.from = from;
            this.to = to;
        }

        @Override
        public <Q, A> ClientCall<Q, A> interceptCall(
                MethodDescriptor<Q, A> method, CallOptions options, Channel next) {
            return new LinkedCall<>(
                    next.newCall(method, options),
                    new Pipe(network, from, to, nodes.apply(from)),
                    new Pipe(network, to, from, nodes.apply(to)),
                    nodes.apply(to));
        }
    }

    private record Ends(DataPlane data, Runnable end) implements Plug {

        @Override
        public void close() {
            end.run();
        }
    }
}
