package p4.wire.grpc;

import io.grpc.ConnectivityState;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import p4.model.PeerEndpoint;

/**
 * Connections to other peers, kept for the next call; the one longest unused goes first.
 *
 * <p>One that is in use is never closed. One that has failed is given up: a peer that came back is
 * reached at once, not when gRPC would try again. May be used from any thread.
 */
final class Channels implements AutoCloseable {

    private static final float LOAD = 0.75f;

    private final Function<PeerEndpoint, ManagedChannelBuilder<?>> builders;
    private final int limit;
    private final Map<PeerEndpoint, Shared> open = new LinkedHashMap<>(16, LOAD, true);
    private boolean closed;

    Channels(Function<PeerEndpoint, ManagedChannelBuilder<?>> builders, int limit) {
        this.builders = builders;
        this.limit = limit;
    }

    /**
     * Takes the channel to {@code endpoint} into use, opened if need be; to be released once.
     *
     * @throws IllegalStateException after {@link #close}
     */
    Use use(PeerEndpoint endpoint) {
        List<ManagedChannel> unneeded = new ArrayList<>();
        Shared shared;
        synchronized (this) {
            if (closed) throw new IllegalStateException("this peer's connections are closed");
            shared = working(endpoint, unneeded);
            shared.uses++;
            trim(unneeded);
        }
        unneeded.forEach(ManagedChannel::shutdown);
        return new Use(shared);
    }

    /** How many are open. */
    synchronized int size() {
        return open.size();
    }

    /** Closes them all; calls under way fail. */
    @Override
    public void close() {
        List<ManagedChannel> all;
        synchronized (this) {
            closed = true;
            all = open.values().stream().map(shared -> shared.channel).toList();
            open.clear();
        }
        all.forEach(ManagedChannel::shutdownNow);
    }

    private Shared working(PeerEndpoint endpoint, List<ManagedChannel> unneeded) {
        Shared known = open.get(endpoint);
        if (known != null && known.hasFailed()) {
            open.remove(endpoint);
            unneeded.add(known.channel); // calls under way on it have failed, or will
            known = null;
        }
        if (known != null) return known;
        var opened = new Shared(builders.apply(endpoint).build());
        open.put(endpoint, opened);
        follow(endpoint, opened, ConnectivityState.IDLE);
        return opened;
    }

    /** Lets gRPC not try again and again, by its own clock and dice, to reach who is gone. */
    private void follow(PeerEndpoint endpoint, Shared shared, ConnectivityState seen) {
        shared.channel.notifyWhenStateChanged(seen, () -> {
            ConnectivityState now = shared.channel.getState(false);
            if (now == ConnectivityState.SHUTDOWN) return;
            if (now == ConnectivityState.TRANSIENT_FAILURE) giveUp(endpoint, shared);
            else follow(endpoint, shared, now);
        });
    }

    private void giveUp(PeerEndpoint endpoint, Shared shared) {
        synchronized (this) {
            open.remove(endpoint, shared);
        }
        shared.channel.shutdown();
    }

    private void trim(List<ManagedChannel> unneeded) {
        Iterator<Shared> eldestFirst = open.values().iterator();
        while (open.size() > limit && eldestFirst.hasNext()) {
            Shared shared = eldestFirst.next();
            if (shared.uses > 0) continue;
            eldestFirst.remove();
            unneeded.add(shared.channel);
        }
    }

    private void release(Shared shared) {
        List<ManagedChannel> unneeded = new ArrayList<>();
        synchronized (this) {
            shared.uses--;
            trim(unneeded);
        }
        unneeded.forEach(ManagedChannel::shutdown);
    }

    /** One channel, in use by one call. */
    final class Use {

        private final Shared shared;

        private Use(Shared shared) {
            this.shared = shared;
        }

        ManagedChannel channel() {
            return shared.channel;
        }

        void release() {
            Channels.this.release(shared);
        }
    }

    private static final class Shared {

        final ManagedChannel channel;
        int uses;

        Shared(ManagedChannel channel) {
            this.channel = channel;
        }

        boolean hasFailed() {
            ConnectivityState state = channel.getState(false);
            return state == ConnectivityState.TRANSIENT_FAILURE
                    || state == ConnectivityState.SHUTDOWN;
        }
    }
}
