package p4.sim.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;
import p4.model.PeerId;
import p4.sim.cluster.Cluster;
import p4.sim.cluster.Member;
import p4.sim.cluster.TimedAct;
import p4.sim.fault.FaultPlan;
import p4.sim.fault.FaultPlanner;
import p4.sim.journal.Event;
import p4.sim.journal.Journal;
import p4.sim.scenario.Scenario;
import p4.sim.scenario.TrackerSpec;
import p4.sim.time.Seed;
import p4.sim.workload.Catalog;
import p4.sim.workload.Demand;
import p4.time.Timeline;

/**
 * One run of a scenario: set up, disturb, heal, settle; judging comes after, from the journal.
 *
 * <p>Lives on the laboratory's timeline; nothing here blocks.
 */
public final class Run {

    private static final String LAB = "lab";
    private static final Duration SKEW = Duration.ofSeconds(5);
    private static final Duration POLL = Duration.ofMillis(100);

    private final Scenario scenario;
    private final Catalog catalog;
    private final Script script;
    private final FaultPlan faults;
    private final Cluster cluster;
    private final Journal journal;
    private final Timeline timeline;
    private final Holdings holdings;
    private final Wishes wishes;
    private final Conductor conductor;
    private final Lookout lookout;
    private final Punctuality punctuality;
    private final Seed seed;
    private final CompletableFuture<Void> over = new CompletableFuture<>();

    /** Prepares a run of {@code scenario} with {@code seed} on {@code cluster}. */
    public Run(
            Scenario scenario,
            Seed seed,
            Catalog catalog,
            Cluster cluster,
            Journal journal,
            Timeline timeline) {
        this.scenario = scenario;
        this.seed = seed;
        this.catalog = catalog;
        this.cluster = cluster;
        this.journal = journal;
        this.timeline = timeline;
        this.faults = FaultPlanner.plan(scenario, seed);
        this.holdings = new Holdings(catalog.members());
        journal.overhear(holdings); // what users may expect follows from what is known now
        Duration skew =
                scenario.tracker().verify() == TrackerSpec.Verify.OFFLINE ? SKEW : Duration.ZERO;
        var rogue = new Rogue(cluster, timeline, holdings, seed.stream("rogue"), skew);
        this.wishes = new Wishes(journal, timeline);
        var users = new Users(cluster, journal, holdings, rogue, wishes);
        this.conductor = new Conductor(cluster, journal, timeline, users, wishes);
        this.lookout = new Lookout(cluster, journal, timeline, holdings);
        this.punctuality = new Punctuality(timeline, cluster.lanes());
        this.script = new Script(
                Notices.before(acts(), cluster.notice()),
                timeline,
                punctuality,
                conductor::perform);
    }

    /**
     * Runs the phases.
     *
     * @return done when the journal is complete, also after {@link #interrupt}; fails if the
     *     laboratory itself broke
     */
    public CompletionStage<Void> start() {
        timeline.execute(this::setUp);
        return over;
    }

    /** Ends the run early: what is in the journal so far is all there will be. */
    public void interrupt() {
        timeline.execute(() -> {
            if (over.isDone()) return;
            journal.tell(LAB, new Event.Interrupted());
            finish();
        });
    }

    private List<TimedAct> acts() {
        List<TimedAct> acts = new ArrayList<>(faults.acts());
        acts.addAll(Demand.draw(scenario, catalog, faults.presence()::isUp, seed));
        return acts;
    }

    private void setUp() {
        begin(Event.Phase.SET_UP);
        int wanted = scenario.faults().size();
        if (wanted > 0) journal.tell(LAB, new Event.FaultsPlanned(wanted));
        List<PeerId> first = catalog.members().stream()
                .map(Member::peer)
                .filter(peer -> faults.presence().isUp(peer, Duration.ZERO))
                .toList();
        timeline.when(conductor.startTracker(), (started, failed) -> {
            if (failed != null) over.completeExceptionally(Causes.of(failed));
            else startPeers(first);
        });
    }

    private void startPeers(List<PeerId> first) {
        first.forEach(conductor::start);
        Duration patience = Duration.ofSeconds(20).plusMillis(100L * first.size());
        until(
                () -> holdings.allPublished(first),
                patience,
                "every peer to be there for others",
                this::disturb);
    }

    private void disturb() {
        begin(Event.Phase.DISTURB);
        lookout.lookEvery(lookPeriod(scenario.duration()));
        punctuality.start();
        script.start();
        timeline.after(scenario.duration(), this::heal);
    }

    private void heal() {
        if (over.isDone()) return;
        begin(Event.Phase.HEAL);
        Duration patience = scenario.tracker().lease().plus(Duration.ofSeconds(20));
        timeline.when(
                conductor.heal(),
                (healed, failed) -> until(
                        () -> wishes.open() == 0, patience, "every fetch to end", this::settle));
    }

    private void settle() {
        wishes.giveUp();
        begin(Event.Phase.SETTLE);
        lookout.lookEvery(settlePeriod(scenario.checks().within()));
        var settling = new Settling(scenario, cluster, journal, timeline, holdings, lookout);
        timeline.when(settling.start(seed.stream("sweep")), (done, failed) -> finish());
    }

    /** Every second, but not much more than three hundred times in a long run. */
    private static Duration lookPeriod(Duration duration) {
        Duration second = Duration.ofSeconds(1);
        Duration part = Duration.ofSeconds(duration.dividedBy(300).toSeconds());
        return part.compareTo(second) > 0 ? part : second;
    }

    /** Four times a second, but not much more than a hundred times while it settles. */
    private static Duration settlePeriod(Duration within) {
        Duration quarter = Duration.ofMillis(250);
        Duration part = within.dividedBy(100);
        return part.compareTo(quarter) > 0 ? part : quarter;
    }

    private void finish() {
        if (over.isDone()) return;
        script.stop();
        lookout.stop();
        punctuality.stop();
        punctuality.measured().forEach(late -> journal.tell(LAB, late));
        cluster.traffic().ifPresent(carried -> journal.tell(LAB, carried));
        begin(Event.Phase.JUDGE);
        over.complete(null);
    }

    private void begin(Event.Phase phase) {
        journal.tell(LAB, new Event.PhaseBegan(phase));
    }

    /** Goes on with {@code next} once {@code condition} holds, or when patience is over. */
    private void until(BooleanSupplier condition, Duration patience, String what, Runnable next) {
        if (over.isDone()) return;
        if (condition.getAsBoolean()) {
            next.run();
        } else if (patience.isNegative()) {
            journal.tell(LAB, new Event.GaveUp(what));
            next.run();
        } else {
            timeline.after(POLL, () -> until(condition, patience.minus(POLL), what, next));
        }
    }
}
