package p4.cli;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import p4.compat.CompatLimits;
import p4.compat.Fetches;
import p4.compat.Grants;
import p4.compat.Serving;
import p4.compat.classic.ClassicTracker;
import p4.compat.classic.GreeterEndpoint;
import p4.compat.classic.GreeterPort;
import p4.model.FilePath;
import p4.model.PeerEndpoint;
import p4.peer.CommandFailed;
import p4.time.SystemTimeline;
import p4.transfer.TransferRefusal;
import p4.transfer.TransferRefused;
import p4.wire.grpc.NettyTransport;
import p4.wire.grpc.PeerServer;
import p4.wire.http.JdkCarrier;

/**
 * A session with a tracker of the original, as a peer that has no files.
 *
 * <p>Its data port answers, so that a tracker that looks sees that it is there, and serves nobody. Every
 * call blocks until it is answered, and fails with {@link CommandFailed} alone.
 */
final class ClassicVisit implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final long GOODBYE_SECONDS = 2;

    private final NodeThreads threads = new NodeThreads();
    private final SystemTimeline timeline = new SystemTimeline(threads.timeline());
    private final NettyTransport transport = new NettyTransport(1);
    private final GreeterPort peers =
            new GreeterPort(transport::channel, CompatLimits.DEFAULT, timeline);
    private final PeerServer server;
    private final ClassicTracker tracker;
    private final String token;

    private ClassicVisit(InetSocketAddress at, String secret) {
        InetAddress own = OwnAddress.seenFrom(at);
        CompatLimits limits = CompatLimits.DEFAULT;
        this.server = PeerServer.start(
                transport.server(new InetSocketAddress(own, 0)),
                GreeterEndpoint.service(Serving.granted(
                        new Grants(limits, timeline), new Fetches(limits, timeline))));
        this.tracker = new ClassicTracker(new JdkCarrier(
                URI.create("http://" + AddressText.write(at)),
                JdkCarrier.client(threads.wire(), TIMEOUT),
                TIMEOUT,
                timeline));
        var endpoint = new PeerEndpoint(own.getHostAddress(), server.port());
        this.token = register(endpoint, secret);
    }

    /**
     * Registers at the tracker at {@code host} and {@code port}, let in by {@code secret}.
     *
     * @throws CommandFailed if it is silent, or refuses
     */
    static ClassicVisit begin(String host, int port, String secret) {
        return new ClassicVisit(OwnAddress.find(host, port), secret);
    }

    /** The names of all files. */
    List<String> files() {
        return await(tracker.files(token));
    }

    /** Where {@code file} is. */
    ClassicTracker.Place where(String file) {
        return await(tracker.where(token, file));
    }

    /** The bytes of {@code file}. */
    byte[] get(String file) {
        ClassicTracker.Place place = where(file);
        return await(peers.read(place.peer(), path(place.name())));
    }

    /** Says goodbye to the tracker, for a few seconds at most. */
    @Override
    public void close() {
        try {
            tracker.unregister(token).toCompletableFuture().get(GOODBYE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException unheard) {
            stop(); // the tracker will see that it is gone
            return;
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
        stop();
    }

    private String register(PeerEndpoint own, String secret) {
        try {
            String name = Names.madeUp(new SecureRandom()).value();
            return await(tracker.register(name, own, secret));
        } catch (CommandFailed refused) {
            stop();
            throw refused;
        }
    }

    private void stop() {
        server.close();
        transport.close();
        threads.close();
    }

    private static FilePath path(String name) {
        try {
            return new FilePath(name);
        } catch (IllegalArgumentException unsafe) {
            throw new CommandFailed(
                    CommandFailed.Kind.INVALID, String.valueOf(unsafe.getMessage()));
        }
    }

    private static <T> T await(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().join();
        } catch (CompletionException failed) {
            throw known(failed.getCause() == null ? failed : failed.getCause());
        }
    }

    private static CommandFailed known(Throwable failed) {
        if (failed instanceof CommandFailed command) return command;
        boolean absent =
                failed instanceof TransferRefused no && no.why() == TransferRefusal.NOT_FOUND;
        return new CommandFailed(
                absent ? CommandFailed.Kind.NOT_FOUND : CommandFailed.Kind.FAILED,
                String.valueOf(failed.getMessage()));
    }
}
