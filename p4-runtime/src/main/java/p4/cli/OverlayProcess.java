package p4.cli;

import java.io.PrintStream;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import p4.disk.DirectoryFolder;
import p4.disk.DiskSettings;
import p4.model.PeerEndpoint;
import p4.model.Token;
import p4.overlay.NodeId;
import p4.overlay.OverlayLimits;
import p4.overlay.OverlayNode;
import p4.overlay.OverlayObserver;
import p4.overlay.OverlaySettings;
import p4.time.SystemTimeline;
import p4.transfer.SharedFolder;
import p4.wire.grpc.NettyTransport;
import p4.wire.grpc.PeerControlEndpoint;
import p4.wire.grpc.PeerServer;
import p4.wire.tcp.TcpLimits;
import p4.wire.tcp.TcpNetwork;

/** A peer of an overlay that runs in this process: composed, started, and stopped. */
final class OverlayProcess implements AutoCloseable {

    private static final int NET_THREADS = 2;

    private final NodeThreads threads = new NodeThreads();
    private final SystemTimeline timeline = new SystemTimeline(threads.timeline());
    private final TcpNetwork network = new TcpNetwork(NET_THREADS, TcpLimits.DEFAULT, timeline);
    private final NettyTransport transport = new NettyTransport(1);
    private final Home home;
    private final SharedFolder share;
    private final OverlayNode node;
    private final PeerServer control;
    private final PeerEndpoint endpoint;
    private final boolean joins;

    private OverlayProcess(OverlayArguments arguments, Home home, PrintStream warnings) {
        var chance = new SecureRandom();
        this.home = home;
        this.joins = !arguments.join().isEmpty();
        int port = Listening.at(arguments.listen(), () -> network.listen(arguments.listen()));
        this.endpoint = new PeerEndpoint(OwnAddress.here(arguments.listen()), port);
        this.share = DirectoryFolder.open(
                DiskSettings.at(arguments.share(), Optional.of(NodeThreads.named("watch"))),
                threads.disk(),
                warnings::println);
        this.node = new OverlayNode(
                new OverlaySettings(
                        NodeId.draw(chance), port, arguments.join(), OverlayLimits.DEFAULT),
                network,
                share,
                threads.disk(),
                chance,
                timeline,
                OverlayObserver.NONE);
        network.serve(node);
        Token token = Token.draw(chance);
        this.control = PeerServer.start(
                transport.loopbackServer(0),
                PeerControlEndpoint.service(new OverlayCommands(node, endpoint), token));
        home.remember(address(), new Home.Control(control.port(), token.secret()));
    }

    /** Starts one; it answers when this returns, and joins from then on. */
    static OverlayProcess start(OverlayArguments arguments, Home home, PrintStream warnings) {
        var process = new OverlayProcess(arguments, home, warnings);
        process.node.start().whenComplete((done, failed) -> {
            if (failed != null) warnings.println(failed.getMessage());
        });
        return process;
    }

    /** Where others reach it, as its owner's commands call it. */
    String address() {
        return endpoint.toString();
    }

    /** How it is: well once it knows somebody, if there is somebody to know. */
    CompletionStage<Wellness> wellness() {
        return node.status()
                .thenApply(status -> joins && status.neighbours() == 0
                        ? Wellness.unwell("knows no peer of the overlay yet")
                        : Wellness.well("knows " + status.neighbours() + " peers of the overlay"));
    }

    @Override
    public void close() {
        home.forget(address());
        node.stop();
        control.close();
        network.close();
        share.close();
        transport.close();
        threads.close();
    }
}
