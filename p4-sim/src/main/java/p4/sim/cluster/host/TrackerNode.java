package p4.sim.cluster.host;

import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.random.RandomGenerator;
import p4.account.AdmissionGate;
import p4.account.SharedSecret;
import p4.control.ControlHandler;
import p4.model.Credentials;
import p4.sim.cluster.Cluster;
import p4.sim.cluster.FreezableTimeline;
import p4.sim.cluster.NodeSettings;
import p4.sim.cluster.TrackerScribe;
import p4.sim.journal.Event;
import p4.sim.journal.Journal;
import p4.sim.scenario.TrackerSpec;
import p4.time.SystemTimeline;
import p4.tracker.TimelineHandler;
import p4.tracker.Tracker;
import p4.tracker.TrackerLimits;
import p4.wire.http.HttpLimits;
import p4.wire.http.HttpSettings;
import p4.wire.http.TrackerServer;

/** The tracker of a run: Spark's routes on a port, started and killed at will. */
public final class TrackerNode implements AutoCloseable {

    private static final String WHO = "tracker";
    private static final int PEERS_PER_ADDRESS = 4_096;
    private static final int ANNOUNCES_AT_ONCE = 1_024;

    private final TrackerSpec spec;
    private final Credentials credentials;
    private final Threads threads;
    private final Ports ports;
    private final Journal journal;
    private final Instant origin;
    private final RandomGenerator chance;
    private Optional<Running> running = Optional.empty();
    private InetSocketAddress address;

    /**
     * Will listen at the address that {@code ports} has for it.
     *
     * <p>Moments in {@code journal} are counted from {@code origin}.
     */
    public TrackerNode(
            TrackerSpec spec,
            Credentials credentials,
            Threads threads,
            Ports ports,
            Journal journal,
            Instant origin,
            RandomGenerator chance) {
        this.spec = spec;
        this.credentials = credentials;
        this.threads = threads;
        this.ports = ports;
        this.journal = journal;
        this.origin = origin;
        this.chance = chance;
        this.address = ports.at(0);
    }

    private record Running(Tracker tracker, FreezableTimeline timeline, TrackerServer server) {}

    /** Where it listens, or did. */
    public synchronized InetSocketAddress address() {
        return address;
    }

    /** Where it listens, for a client. */
    public synchronized URI uri() {
        return URI.create("http://" + ports.host() + ":" + address.getPort());
    }

    /** Tells whether it runs. */
    public synchronized boolean isUp() {
        return running.isPresent();
    }

    /** Starts it with nothing, at the same address as before. */
    public synchronized void start() {
        var timeline = new FreezableTimeline(new SystemTimeline(threads.timelines()));
        var tracker = new Tracker(
                NodeSettings.tracker(spec),
                TrackerLimits.laboratory(),
                NodeSettings.handout(spec),
                NodeSettings.master(chance),
                chance,
                timeline,
                new TrackerScribe(journal, origin));
        var handler = new AdmissionGate(
                new SharedSecret(credentials.secret()),
                new TimelineHandler(tracker, timeline),
                Runnable::run,
                ANNOUNCES_AT_ONCE);
        var server = address.getPort() == 0
                ? ports.listen(WHO, free -> serve(free, handler))
                : serve(address, handler);
        address = server.address();
        timeline.execute(tracker::start);
        running = Optional.of(new Running(tracker, timeline, server));
        journal.tell(
                WHO, new Event.TrackerStarted(uri().toString(), spec.lease(), spec.heartbeat()));
    }

    private static TrackerServer serve(InetSocketAddress address, ControlHandler handler) {
        return TrackerServer.start(
                new HttpSettings(address, Optional.empty(), limits()),
                handler,
                () -> "",
                () -> true);
    }

    /** Kills it, with all it knows; the journal hears nothing of it after that. */
    public synchronized CompletionStage<Void> crash() {
        if (running.isEmpty()) return CompletableFuture.completedFuture(null);
        Running node = running.get();
        running = Optional.empty();
        var silent = new CompletableFuture<Void>();
        node.timeline().execute(() -> {
            node.tracker().stop();
            node.timeline().freeze(); // requests under way are answered no more
            journal.tell(WHO, new Event.TrackerCrashed());
            silent.complete(null);
        });
        return silent.thenRunAsync(node.server()::close, threads.disk());
    }

    /** Looks into it; there is nothing to see while it is down. */
    public synchronized CompletionStage<Cluster.Sight> look() {
        if (running.isEmpty()) return CompletableFuture.completedFuture(Cluster.Sight.NOTHING);
        Running node = running.get();
        var seen = new CompletableFuture<Cluster.Sight>();
        node.timeline()
                .execute(() -> seen.complete(Cluster.Sight.of(
                        node.tracker().snapshot(), TrackerLimits.laboratory().quota())));
        return seen;
    }

    @Override
    public synchronized void close() {
        running.ifPresent(node -> {
            node.timeline().execute(node.tracker()::stop);
            node.server().close();
        });
        running = Optional.empty();
    }

    /** All peers come from one address. */
    private static HttpLimits limits() {
        HttpLimits usual = HttpLimits.DEFAULT;
        return new HttpLimits(
                usual.threads(),
                usual.connectionsMax(),
                PEERS_PER_ADDRESS,
                usual.headerBytesMax(),
                usual.messageBytesMax(),
                usual.treeBytesMax(),
                usual.idle(),
                usual.bytesPerSecondMin(),
                usual.watch(),
                usual.answerWithin(),
                Duration.ofMillis(100));
    }
}
