package p4.wire.grpc;

import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import p4.model.PeerEndpoint;

/**
 * Connections to other peers, kept for the next call; the one longest unused goes first.
 *
 * <p>One that is dropped finishes the calls it has. May be used from any thread.
 */
final class Channels implements AutoCloseable {

    private static final float LOAD = 0.75f;

    private final Function<PeerEndpoint, ManagedChannelBuilder<?>> builders;
    private final int limit;
    private final Map<PeerEndpoint, ManagedChannel> open = new LinkedHashMap<>(16, LOAD, true);

    Channels(Function<PeerEndpoint, ManagedChannelBuilder<?>> builders, int limit) {
        this.builders = builders;
        this.limit = limit;
    }

    /** The channel to {@code endpoint}, opened if need be. */
    synchronized ManagedChannel to(PeerEndpoint endpoint) {
        ManagedChannel channel = open.computeIfAbsent(
                endpoint, address -> builders.apply(address).build());
        if (open.size() > limit) {
            var eldest = open.entrySet().iterator();
            eldest.next().getValue().shutdown();
            eldest.remove();
        }
        return channel;
    }

    @Override
    public void close() {
        List<ManagedChannel> all;
        synchronized (this) {
            all = new ArrayList<>(open.values());
            open.clear();
        }
        all.forEach(ManagedChannel::shutdownNow);
    }
}
