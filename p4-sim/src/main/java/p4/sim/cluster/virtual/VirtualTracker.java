package p4.sim.cluster.virtual;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;
import p4.account.AdmissionGate;
import p4.account.SharedSecret;
import p4.model.Credentials;
import p4.sim.cluster.Cluster;
import p4.sim.cluster.NodeSettings;
import p4.sim.cluster.TrackerScribe;
import p4.sim.journal.Event;
import p4.sim.journal.Journal;
import p4.sim.reference.ReferenceTracker;
import p4.sim.reference.Terms;
import p4.sim.scenario.TrackerSpec;
import p4.sim.time.NodeClock;
import p4.sim.time.SkewedTimeline;
import p4.time.Timeline;
import p4.tracker.DirectHandler;
import p4.tracker.Tracker;
import p4.tracker.TrackerLimits;
import p4.tracker.TrackerSettings;
import p4.wire.http.MemoryExchange;

/** The tracker of a run, behind its real routes; started, killed and cut off at will. */
final class VirtualTracker {

    private static final int ANNOUNCES_AT_ONCE = 1_024;
    private static final String WHO = "tracker";

    private final TrackerSpec spec;
    private final Credentials credentials;
    private final Timeline timeline;
    private final Journal journal;
    private final NodeClock clock;
    private final RandomGenerator chance;
    private Optional<Running> running = Optional.empty();
    private boolean cut;

    VirtualTracker(
            TrackerSpec spec,
            Credentials credentials,
            Timeline timeline,
            NodeClock clock,
            Journal journal,
            RandomGenerator chance) {
        this.spec = spec;
        this.credentials = credentials;
        this.timeline = clock.isRight() ? timeline : new SkewedTimeline(timeline, clock);
        this.clock = clock;
        this.journal = journal;
        this.chance = chance;
    }

    /** A tracker that runs, and the two ways to it. */
    record Running(Tracker tracker, Witness handler, MemoryExchange exchange) {}

    /** The tracker, unless it is down. */
    Optional<Running> running() {
        return running;
    }

    /** What it takes for the time. */
    Instant now() {
        return timeline.instant();
    }

    /** Tells whether what is sent to it, or by it, is lost. */
    boolean isCut() {
        return cut;
    }

    /** Loses what is sent to it or by it from now on, or no more. */
    void cut(boolean off) {
        cut = off;
    }

    /** Starts it with nothing, at the same address as before. */
    void start() {
        if (running.isPresent()) throw new IllegalStateException("the tracker runs already");
        var tracker = new Tracker(
                NodeSettings.tracker(spec),
                TrackerLimits.laboratory(),
                NodeSettings.handout(spec),
                NodeSettings.master(chance),
                chance,
                timeline,
                new TrackerScribe(journal, this::since));
        var gate = new AdmissionGate(
                new SharedSecret(credentials.secret()),
                new DirectHandler(tracker, timeline),
                Runnable::run,
                ANNOUNCES_AT_ONCE);
        var reference = new ReferenceTracker(terms(), credentials::equals);
        var handler = new Witness(gate, reference, timeline, journal);
        tracker.start();
        running = Optional.of(new Running(tracker, handler, MemoryExchange.of(handler)));
        journal.tell(WHO, new Event.TrackerStarted(WHO, spec.lease(), spec.heartbeat()));
    }

    /** How long after the begin of the run its clock shows {@code moment}. */
    private Duration since(Instant moment) {
        return Duration.between(clock.origin(), clock.real(moment));
    }

    /** Kills it, with all it knows; the journal hears nothing of it after that. */
    void crash() {
        if (running.isEmpty()) return;
        close();
        journal.tell(WHO, new Event.TrackerCrashed());
    }

    /** Ends it with the run, of which the journal has heard everything. */
    void close() {
        running.ifPresent(node -> node.tracker().stop());
        running = Optional.empty();
    }

    /**
     * Looks into it; there is nothing to see while it is down.
     *
     * <p>Tells that the state was looked at after {@code events} events.
     */
    Cluster.Sight look(long events) {
        return running.map(node -> look(node, events)).orElse(Cluster.Sight.NOTHING);
    }

    private Cluster.Sight look(Running node, long events) {
        journal.tell("lab", new Event.Inspected(node.handler().takeCompared(), events));
        return Cluster.Sight.of(
                node.tracker().snapshot(), TrackerLimits.laboratory().quota());
    }

    /** What the tracker is told to keep to, as its specification has it. */
    private Terms terms() {
        TrackerSettings settings = NodeSettings.tracker(spec);
        TrackerLimits limits = TrackerLimits.laboratory();
        TrackerLimits.Quota quota = limits.quota();
        TrackerLimits.Answer answer = limits.answer();
        return new Terms(
                settings.lease(),
                settings.heartbeat(),
                settings.ticketLife(),
                limits.guard().complaintLife(),
                limits.guard().complainersPerHolder(),
                new Terms.Quota(
                        quota.peers(),
                        quota.filesPerPeer(),
                        quota.bytesPerPeer(),
                        quota.filesInAll()),
                new Terms.Answers(
                        answer.listedMax(),
                        answer.foundMax(),
                        answer.queryCharacters(),
                        answer.holdersPerLocate(),
                        answer.copiesMax(),
                        answer.searchSteps()));
    }
}
