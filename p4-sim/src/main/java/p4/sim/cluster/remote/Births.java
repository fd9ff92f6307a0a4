package p4.sim.cluster.remote;

import io.grpc.ManagedChannelBuilder;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import p4.model.Credentials;
import p4.model.PeerEndpoint;
import p4.sim.cluster.Member;
import p4.sim.journal.Journal;
import p4.sim.member.Preparation;
import p4.sim.scenario.TrackerSpec;
import p4.sim.time.Seed;
import p4.time.Timeline;

/** Brings hosts to life: starts them, meets their members, and prepares those for the run. */
final class Births implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Fleet fleet;
    private final Ground ground;
    private final List<RemoteMember> members = new ArrayList<>();
    private final Map<String, Met> met = new TreeMap<>();
    private Optional<Berth> tracker = Optional.empty();
    private boolean closed;

    /**
     * What every life has in common.
     *
     * <p>The run began when {@code origin} says, by the laboratory's own clock. In rehearsals, {@code
     * rehearsed} files are fetched.
     */
    record Ground(
            TrackerSpec terms,
            Credentials credentials,
            int rehearsed,
            Seed seed,
            Journal journal,
            Supplier<Instant> origin,
            Timeline timeline,
            Function<PeerEndpoint, ManagedChannelBuilder<?>> channels,
            Consumer<Throwable> broken) {}

    Births(Fleet fleet, Ground ground) {
        this.fleet = fleet;
        this.ground = ground;
    }

    /** A host whose member has answered, and is prepared for nothing yet. */
    private record Met(Berth berth, Life life) {}

    /** Starts {@code host}, which is down, up to where its member answers and has rehearsed. */
    CompletionStage<Void> meet(RemoteHost host) {
        long chance = ground.seed().stream("rehearsal/" + host.plan().name()).nextLong();
        return start(host)
                .thenCompose(answering -> answering
                        .life()
                        .member()
                        .rehearse(ground.rehearsed(), chance)
                        .thenAccept(rehearsed -> keep(host, answering)));
    }

    /**
     * Has {@code host} live, which is down, or was only met so far.
     *
     * <p>The tracker's host must have been met before any other lives.
     */
    CompletionStage<Life> bear(RemoteHost host) {
        return take(host)
                .<CompletionStage<Met>>map(CompletableFuture::completedFuture)
                .orElseGet(() -> start(host))
                .thenCompose(answering -> prepare(host, answering));
    }

    /** Hangs up on every member, also one that is only on its way to live. */
    @Override
    public synchronized void close() {
        closed = true;
        members.forEach(RemoteMember::close);
    }

    /** Where the tracker listens, for other hosts. */
    synchronized PeerEndpoint tracker() {
        Berth berth = tracker.orElseThrow(
                () -> new IllegalStateException("the host of the tracker was never started"));
        return new PeerEndpoint(berth.host(), berth.firstPort());
    }

    private synchronized void keep(RemoteHost host, Met answering) {
        met.put(host.plan().name(), answering);
    }

    private synchronized Optional<Met> take(RemoteHost host) {
        return Optional.ofNullable(met.remove(host.plan().name()));
    }

    private synchronized void remember(Berth berth) {
        tracker = Optional.of(berth);
    }

    private CompletionStage<Met> start(RemoteHost host) {
        return fleet.start(host.plan().name()).thenCompose(berth -> {
            if (host.plan().hasTracker()) remember(berth);
            RemoteMember member = member(host, berth);
            return Life.meet(member, ground.timeline(), PATIENCE)
                    .thenApply(there -> new Met(berth, listen(host, member)))
                    .whenComplete((answering, failed) -> {
                        if (failed != null) member.close();
                    });
        });
    }

    private synchronized RemoteMember member(RemoteHost host, Berth berth) {
        if (closed) throw new IllegalStateException("the run is over");
        var member = new RemoteMember(
                host.plan().name(), () -> ground.channels().apply(berth.orders()), fleet.token());
        members.add(member);
        return member;
    }

    private CompletionStage<Life> prepare(RemoteHost host, Met answering) {
        Life life = answering.life();
        RemoteMember member = life.member();
        return ClockOffset.estimate(ground.timeline(), () -> member.clock(""))
                .thenCompose(offset -> member.prepare(preparation(host, answering.berth(), offset)))
                .thenCompose(prepared -> life.connect(host.plan().peers()))
                .thenApply(connected -> life)
                .whenComplete((alive, failed) -> {
                    if (failed != null) life.giveUp();
                });
    }

    /** From the first answer on: a member to which nobody listens ends. */
    private Life listen(RemoteHost host, RemoteMember member) {
        var feed = new EventFeed(
                member, ground.journal(), ground.timeline(), host::isPaused, ground.broken());
        var life = new Life(member, feed, ground.timeline());
        life.listen();
        return life;
    }

    private Preparation preparation(RemoteHost host, Berth berth, ClockOffset offset) {
        HostPlan plan = host.plan();
        return new Preparation(
                ground.seed(),
                host.lives(),
                ground.origin().get().plus(offset.ahead()),
                ground.credentials(),
                ground.terms(),
                URI.create("http://" + tracker()),
                berth.host(),
                plan.hasTracker() ? OptionalInt.of(berth.firstPort()) : OptionalInt.empty(),
                hosted(plan, berth));
    }

    private static List<Preparation.Hosted> hosted(HostPlan plan, Berth berth) {
        List<Preparation.Hosted> hosted = new ArrayList<>();
        for (Member member : plan.peers()) {
            hosted.add(new Preparation.Hosted(member, berth.firstPort() + hosted.size()));
        }
        return hosted;
    }
}
