package p4.sim.cluster.host;

import io.grpc.ManagedChannelBuilder;
import io.grpc.ServerServiceDefinition;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import p4.model.PeerEndpoint;
import p4.model.PeerId;
import p4.sim.scenario.Transport;
import p4.wire.grpc.InProcessTransport;
import p4.wire.grpc.NettyTransport;
import p4.wire.grpc.PeerServer;

/**
 * What carries the data plane between the peers of one JVM; each peer keeps its endpoint if it can.
 *
 * <p>In process, a port is only a name.
 */
public final class Transports implements AutoCloseable {

    private static final int FIRST_NAME = 20_001;
    private static final int NETTY_THREADS = 2;

    private final Ports free;
    private final InProcessTransport inProcess;
    private final Optional<NettyTransport> netty;
    private final Map<PeerId, Integer> ports = new TreeMap<>();

    /** Carries as {@code kind} says; sockets listen where {@code free} has them. */
    public Transports(Transport kind, Threads threads, Ports free) {
        this(
                switch (kind) {
                    case INPROCESS -> Optional.empty();
                    case NETTY -> Optional.of(new NettyTransport(NETTY_THREADS));
                },
                threads,
                free);
    }

    /** Carries over {@code netty}, which it closes in the end. */
    public Transports(NettyTransport netty, Threads threads, Ports free) {
        this(Optional.of(netty), threads, free);
    }

    private Transports(Optional<NettyTransport> netty, Threads threads, Ports free) {
        this.netty = netty;
        this.free = free;
        this.inProcess = new InProcessTransport(threads.timelines());
    }

    /** Starts a server for {@code peer}, where it was before if that is still free. */
    public PeerServer start(PeerId peer, ServerServiceDefinition service) {
        return netty.map(transport -> start(transport, peer, service))
                .orElseGet(() -> PeerServer.start(inProcess.server(named(nameOf(peer))), service));
    }

    /** Where {@code server}, of {@code peer}, listens. */
    public synchronized PeerEndpoint endpoint(PeerId peer, PeerServer server) {
        if (netty.isPresent()) ports.put(peer, server.port());
        return named(ports.getOrDefault(peer, server.port()));
    }

    /** A channel to the peer at {@code endpoint}. */
    public ManagedChannelBuilder<?> channel(PeerEndpoint endpoint) {
        return netty.<ManagedChannelBuilder<?>>map(transport -> transport.channel(endpoint))
                .orElseGet(() -> inProcess.channel(endpoint));
    }

    @Override
    public void close() {
        netty.ifPresent(NettyTransport::close);
    }

    private PeerServer start(
            NettyTransport transport, PeerId peer, ServerServiceDefinition service) {
        Function<InetSocketAddress, PeerServer> listen =
                address -> PeerServer.start(transport.server(address), service);
        Optional<InetSocketAddress> before = portOf(peer).map(free::at);
        if (before.isEmpty()) return free.listen(peer.value(), listen);
        try {
            return listen.apply(before.get());
        } catch (UncheckedIOException takenMeanwhile) {
            return free.listen(peer.value(), listen);
        }
    }

    private synchronized Optional<Integer> portOf(PeerId peer) {
        return Optional.ofNullable(ports.get(peer));
    }

    private synchronized int nameOf(PeerId peer) {
        return ports.computeIfAbsent(peer, p -> FIRST_NAME + ports.size());
    }

    private PeerEndpoint named(int port) {
        return new PeerEndpoint(free.host(), port);
    }
}
