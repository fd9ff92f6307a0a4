package p4.sim.cluster.remote;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import p4.control.ControlPlane;
import p4.model.ContentHash;
import p4.model.Credentials;
import p4.model.FilePath;
import p4.model.PeerId;
import p4.model.Token;
import p4.peer.PeerCommands;
import p4.sim.cluster.Capability;
import p4.sim.cluster.Cluster;
import p4.sim.cluster.Hub;
import p4.sim.cluster.Lane;
import p4.sim.cluster.host.Threads;
import p4.sim.journal.Event;
import p4.sim.journal.Journal;
import p4.sim.member.Rehearsal;
import p4.sim.net.LinkRule;
import p4.time.SystemTimeline;
import p4.time.Timeline;
import p4.transfer.DataPlane;
import p4.wire.grpc.NettyTransport;

/** Tracker and peers in members on the hosts of a {@link Fleet}; one alone on its is killed with it. */
public final class RemoteCluster implements Cluster, Hub {

    private static final int THREADS = 2;
    private static final String LAB = "lab";
    private static final String REHEARSAL = "rehearsal/lab";
    private static final Duration NOTICE = Duration.ofSeconds(5); // a JVM is up in one or two

    private final Fleet fleet;
    private final RunSetting run;
    private final Journal journal;
    private final Threads threads;
    private final Timeline timeline;
    private final NettyTransport netty = new NettyTransport(THREADS);
    private final Credentials credentials;
    private final Births births;
    private final Hosts hosts;
    private final Machinery machinery;
    private final Links links;
    private final RemoteTracker tracker;
    private final StrangerWays ways;
    private volatile Instant origin = Instant.EPOCH;
    private final CompletableFuture<Void> over = new CompletableFuture<>();
    private volatile boolean closing;

    private RemoteCluster(Fleet fleet, RunSetting run) {
        this.fleet = fleet;
        this.run = run;
        this.journal = run.journal();
        this.threads = new Threads(THREADS, run.broken());
        this.timeline = new SystemTimeline(threads.timelines());
        this.credentials =
                Credentials.shared(Token.draw(run.seed().stream("secret")).secret());
        this.births = new Births(fleet, ground());
        List<HostPlan> plans = HostPlan.of(run.members(), run.density());
        this.hosts = new Hosts(plans, fleet, births::bear);
        this.machinery = new Machinery(fleet, hosts);
        this.links = new Links(run, hosts, fleet, timeline);
        this.tracker = new RemoteTracker(hosts.tracker(), fleet, links, journal);
        this.ways = new StrangerWays(
                fleet,
                () -> fleet.reach(births.tracker()),
                tracker::isCut,
                threads,
                timeline,
                netty);
    }

    private Births.Ground ground() {
        return new Births.Ground(
                run.scenario().tracker(),
                credentials,
                run.rehearsed(),
                run.seed(),
                run.journal(),
                () -> origin,
                timeline,
                netty::channel,
                thrown -> {
                    if (!closing) run.broken().accept(thrown);
                });
    }

    /** The cluster of {@code run} on {@code fleet}, which it closes; no host is up yet. */
    public static RemoteCluster on(Fleet fleet, RunSetting run) {
        return new RemoteCluster(fleet, run);
    }

    /**
     * Starts every host and prepares it; no node runs yet.
     *
     * <p>Blocks meanwhile, but not for long if it is {@linkplain #close closed}. Closes itself if this
     * fails.
     *
     * @throws java.util.concurrent.CompletionException if a host does not come up, or it is closed; of
     *     {@link ForeignMember} if an image is of another build
     */
    public void prepare() {
        try {
            // not while hosts come up: a fleet may mean to use the port that it listens at
            await(Rehearsal.here(threads, netty, run.rehearsed(), run.seed().stream(REHEARSAL)));
            await(hosts.each(births::meet));
            origin = run.begin().get();
            await(hosts.each(RemoteHost::live));
            await(links.shapeAll());
        } catch (RuntimeException failed) {
            boolean closed = over.isDone();
            close();
            if (closed) over.join(); // whatever failed, failed for that
            throw failed;
        }
    }

    /** Blocks until {@code stage} is done, or this is closed. */
    private void await(CompletionStage<Void> stage) {
        CompletableFuture.anyOf(stage.toCompletableFuture(), over).join();
    }

    @Override
    public Set<Capability> capabilities() {
        return fleet.capabilities();
    }

    @Override
    public Optional<Hub> hub() {
        return Optional.of(this);
    }

    @Override
    public CompletionStage<Void> startTracker() {
        return tracker.start();
    }

    @Override
    public CompletionStage<Void> crashTracker() {
        return tracker.crash();
    }

    @Override
    public void cutTracker() {
        report(tracker.cut(), "cut the tracker off");
    }

    @Override
    public void healTracker() {
        report(tracker.heal(), "join the tracker again");
    }

    @Override
    public CompletionStage<Void> start(PeerId peer) {
        RemoteHost home = hosts.of(peer);
        return home.live()
                .thenCompose(alive -> links.shape(home))
                .thenCompose(shaped -> home.order(life -> life.member().startPeer(peer)));
    }

    @Override
    public CompletionStage<Void> crash(PeerId peer) {
        return hosts.of(peer).crash(peer);
    }

    @Override
    public Duration notice() {
        return NOTICE;
    }

    @Override
    public void standBy(PeerId peer) {
        hosts.of(peer).standBy();
    }

    @Override
    public CompletionStage<Void> leave(PeerId peer) {
        return hosts.of(peer).order(life -> life.member().leave(peer));
    }

    @Override
    public CompletionStage<Void> freeze(PeerId peer) {
        return hosts.of(peer).freeze(peer);
    }

    @Override
    public void thaw(PeerId peer) {
        RemoteHost home = hosts.of(peer);
        report(home.thaw(peer).thenCompose(goes -> links.shape(home)), "thaw " + peer);
    }

    @Override
    public void corrupt(PeerId peer) {
        report(hosts.of(peer).order(life -> life.member().corrupt(peer)), "corrupt " + peer);
    }

    @Override
    public void mend(PeerId peer) {
        report(hosts.of(peer).order(life -> life.member().mend(peer)), "mend " + peer);
    }

    @Override
    public CompletionStage<FilePath> changeFile(PeerId peer) {
        return hosts.of(peer).order(life -> life.member().changeFile(peer));
    }

    @Override
    public List<Machine> machines() {
        return machinery.machines();
    }

    @Override
    public CompletionStage<Void> lose(List<Machine> machines) {
        return machinery.lose(machines);
    }

    @Override
    public CompletionStage<Void> giveBack(List<Machine> machines) {
        return machinery.giveBack(machines);
    }

    @Override
    public void disturb(int fault, LinkRule rule) {
        report(links.disturb(fault, rule), "disturb the links for fault " + fault);
    }

    @Override
    public CompletionStage<Void> calm(int fault) {
        return links.calm(fault);
    }

    @Override
    public PeerCommands commands(PeerId peer) {
        return hosts.commands(peer);
    }

    @Override
    public CompletionStage<ContentHash> hash(PeerId peer, FilePath path) {
        return hosts.hash(peer, path);
    }

    @Override
    public ControlPlane control() {
        return ways.control();
    }

    @Override
    public CompletionStage<Integer> post(String path, Optional<Token> bearer, String body) {
        return hosts.post(path, bearer, body);
    }

    @Override
    public Credentials credentials() {
        return credentials;
    }

    @Override
    public DataPlane data() {
        return ways.data();
    }

    @Override
    public CompletionStage<Sight> look() {
        return hosts.look();
    }

    @Override
    public List<Lane> lanes() {
        return List.of(new Lane("the members' answers", new Probe(hosts.all())));
    }

    /** Ends the run, whatever it was at. */
    @Override
    public synchronized void close() {
        closing = true;
        over.completeExceptionally(new IllegalStateException("the run is over"));
        links.close();
        hosts.all().forEach(RemoteHost::close);
        fleet.close();
        births.close();
        ways.close();
        netty.close();
        threads.close();
    }

    /** What fails and has nobody to tell is the journal's to say: the run proves nothing then. */
    private void report(CompletionStage<Void> deed, String what) {
        CompletionStage<Void> unused = deed.exceptionally(failed -> {
            if (!closing) journal.tell(LAB, new Event.GaveUp("to " + what + ": " + failed));
            return null;
        });
    }
}
