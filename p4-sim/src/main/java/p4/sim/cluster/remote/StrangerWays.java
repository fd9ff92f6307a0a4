package p4.sim.cluster.remote;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import p4.control.ControlPlane;
import p4.model.PeerEndpoint;
import p4.sim.cluster.host.CuttableControlPlane;
import p4.sim.cluster.host.Threads;
import p4.time.Timeline;
import p4.transfer.DataPlane;
import p4.wire.grpc.GrpcDataPlane;
import p4.wire.grpc.NettyTransport;
import p4.wire.http.Carrier;
import p4.wire.http.HttpControlPlane;
import p4.wire.http.JdkCarrier;

/** How the laboratory reaches the tracker and the peers of a fleet as anybody might: by address. */
final class StrangerWays implements AutoCloseable {

    private static final Duration CONTROL_TIMEOUT = Duration.ofSeconds(5);

    private final Supplier<PeerEndpoint> tracker;
    private final Threads threads;
    private final Timeline timeline;
    private final ControlPlane control;
    private final GrpcDataPlane data;
    private Optional<Carrier> carrier = Optional.empty();

    /** {@code tracker} is where the laboratory reaches it, once that is known. */
    StrangerWays(
            Fleet fleet,
            Supplier<PeerEndpoint> tracker,
            BooleanSupplier cut,
            Threads threads,
            Timeline timeline,
            NettyTransport netty) {
        this.tracker = tracker;
        this.threads = threads;
        this.timeline = timeline;
        this.control = new CuttableControlPlane(
                new HttpControlPlane(call -> carrier().send(call), "the tracker"), cut);
        this.data =
                new GrpcDataPlane(endpoint -> netty.channel(fleet.reach(endpoint)), threads.disk());
    }

    /** The way to the tracker. */
    ControlPlane control() {
        return control;
    }

    /** The way to the peers, by the addresses that they are known by. */
    DataPlane data() {
        return data;
    }

    @Override
    public void close() {
        data.close();
    }

    private synchronized Carrier carrier() {
        if (carrier.isEmpty()) {
            HttpClient client = JdkCarrier.client(threads.wire(), CONTROL_TIMEOUT);
            URI uri = URI.create("http://" + tracker.get());
            carrier = Optional.of(new JdkCarrier(uri, client, CONTROL_TIMEOUT, timeline));
        }
        return carrier.get();
    }
}
