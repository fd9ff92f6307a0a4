package p4.sim.cluster.virtual;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import p4.peer.PeerGauges;
import p4.peer.PeerLimits;
import p4.sim.journal.Entry;
import p4.sim.journal.Event;
import p4.sim.journal.Journal;
import p4.sim.time.VirtualTimeline;
import p4.tracker.TrackerGauges;
import p4.tracker.TrackerLimits;

/**
 * Looks at the nodes after every event of virtual time, and tells of the first that broke something.
 *
 * <p>Looks at the tracker, and at the peers that the journal heard of meanwhile; at nothing that takes
 * longer the more there is.
 */
final class Invariants {

    /** How long after its end a lease may wait: what sweeps are apart, twice for clocks that drift. */
    private static final Duration SWEPT_WITHIN = Duration.ofMillis(100);

    private static final int TASKS_PER_NODE = 1_000;

    private final VirtualTimeline timeline;
    private final Journal journal;
    private final VirtualTracker tracker;
    private final Function<String, Optional<PeerGauges>> peers;
    private final TrackerLimits.Quota quota = TrackerLimits.laboratory().quota();
    private final int spentMax = TrackerLimits.laboratory().guard().spentTickets();
    private final PeerLimits limits = PeerLimits.DEFAULT;
    private final int tasksMax;
    private final Set<String> heardOf = new TreeSet<>();
    private boolean broken;
    private long looked;

    Invariants(
            VirtualTimeline timeline,
            Journal journal,
            VirtualTracker tracker,
            Function<String, Optional<PeerGauges>> peers,
            int members) {
        this.timeline = timeline;
        this.journal = journal;
        this.tracker = tracker;
        this.peers = peers;
        this.tasksMax = TASKS_PER_NODE * (members + 1);
    }

    /** Begins to look. */
    void watch() {
        journal.listen(this::hear);
        timeline.afterEach(this::look);
    }

    /** After how many events it looked since this was asked last. */
    long takeLooked() {
        long taken = looked;
        looked = 0;
        return taken;
    }

    private void hear(Entry entry) {
        heardOf.add(entry.who());
    }

    private void look() {
        if (broken) return;
        looked++;
        Optional<String> wrong = tracker.running()
                .flatMap(this::wrongAtTracker)
                .or(this::wrongInTime)
                .or(this::wrongAtPeers);
        heardOf.clear();
        wrong.ifPresent(what -> {
            broken = true;
            journal.tell("lab", new Event.InvariantBroken(timeline.turns(), what));
        });
    }

    private Optional<String> wrongInTime() {
        return unless(timeline.waiting() <= tasksMax, () -> timeline.waiting() + " tasks waited");
    }

    private Optional<String> wrongAtTracker(VirtualTracker.Running node) {
        TrackerGauges gauges = node.tracker().gauges();
        Instant now = tracker.now();
        boolean overdue = gauges.nextEnd().filter(end -> !end.isAfter(now)).isPresent();
        if (overdue) return overdue(gauges, now);
        return bounds(gauges).or(() -> node.handler().wrong(gauges, now));
    }

    private static Optional<String> overdue(TrackerGauges gauges, Instant now) {
        return gauges.nextEnd()
                .filter(end -> end.plus(SWEPT_WITHIN).isBefore(now))
                .map(end -> "a lease waited to be swept for " + Duration.between(end, now));
    }

    private Optional<String> bounds(TrackerGauges gauges) {
        boolean fit = gauges.leases() <= quota.peers()
                && gauges.offers() <= quota.filesInAll()
                && gauges.ticketsSpent() <= spentMax
                && gauges.paths() <= gauges.offers()
                && gauges.paths() >= 0
                && (gauges.paths() > 0) == (gauges.offers() > 0);
        return unless(fit, () -> "the tracker held " + gauges);
    }

    private Optional<String> wrongAtPeers() {
        for (String who : heardOf) {
            Optional<String> wrong = peers.apply(who).flatMap(gauges -> wrong(who, gauges));
            if (wrong.isPresent()) return wrong;
        }
        return Optional.empty();
    }

    private Optional<String> wrong(String who, PeerGauges gauges) {
        boolean fit = isWithin(gauges.uploads(), limits.streams())
                && isWithin(gauges.fetches(), limits.fetches())
                && isWithin(gauges.fetchesWaiting(), limits.fetchesQueued())
                && gauges.roomBytes() >= 0;
        return unless(fit, () -> who + " was at " + gauges);
    }

    private static boolean isWithin(int count, int limit) {
        return count >= 0 && count <= limit;
    }

    private static Optional<String> unless(boolean fit, Supplier<String> what) {
        return fit ? Optional.empty() : Optional.of(what.get());
    }
}
