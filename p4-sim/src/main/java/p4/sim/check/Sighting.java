package p4.sim.check;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import p4.sim.journal.Entry;
import p4.sim.journal.Event;
import p4.sim.journal.OverlayTold;

/**
 * One fault at one target: whether the laboratory injected it, and whether a node saw it or belied it.
 *
 * <p>A crash is observed when the tracker ends the lease, or in an overlay a neighbour lists it no more, a lie when somebody complains of wrong bytes,
 * a freeze when at least one heartbeat stayed away. A kill takes its time: who is crashed may be heard
 * of until it is told that it is gone. Whose files are rewritten must offer them anew.
 *
 * <p>What nobody could have seen is moot, and counts nowhere: that one without a lease goes, or one
 * whose lease the tracker forgets in its own crash; and what another fault, or the end of the run, cut
 * short before anybody came across it.
 */
final class Sighting {

    /** How long after it does nothing a peer may be heard of, between threads of one process. */
    private static final Duration ECHO = Duration.ofSeconds(1);

    private static final String WRONG_BYTES = "WRONG_BYTES";

    private final String fault;
    private final String kind;
    private final String target;
    private final long turn;
    private Optional<Duration> hit = Optional.empty();
    private Optional<Duration> still = Optional.empty();
    private Optional<Duration> over = Optional.empty();
    private final boolean leased;
    private boolean lasts;
    private boolean seen;
    private boolean forgotten;
    private boolean cutShort;
    private Optional<String> belied = Optional.empty();

    /** Of {@code target}, which holds a lease when it is hit if it is {@code leased}. */
    Sighting(String fault, String kind, String target, boolean leased, long turn) {
        this.fault = fault;
        this.kind = kind;
        this.target = target;
        this.leased = leased;
        this.turn = turn;
    }

    /** What is to happen, as scenarios have it. */
    String kind() {
        return kind;
    }

    /** Tells whether the laboratory did it. */
    boolean isInjected() {
        return hit.isPresent();
    }

    /** When it was asked for. */
    long turn() {
        return turn;
    }

    /** Hears of an entry about its target, later than it was asked for. */
    void hear(Entry entry) {
        Event event = entry.event();
        if (hit.isEmpty()) {
            if (injects(event)) hit(entry);
        } else if (lasts && ends(event)) {
            lasts = false;
            over = Optional.of(entry.at());
            cutShort |= goes(event);
        } else if (lasts && event instanceof Event.PeerGone) {
            still = Optional.of(entry.at());
        } else if (lasts && isSignOfLife(entry) && isLie(entry.at())) {
            belied = belied.or(() -> Optional.of(fault + " hit " + target + " at "
                    + Words.seconds(hit.get()) + ", yet it was heard of at "
                    + Words.seconds(entry.at())));
        } else if (reveals(event) && !isOwnNews(entry)) {
            seen = true;
        } else if (goes(event)) {
            cutShort = true;
        }
    }

    /** Hears that the tracker knows nothing of any peer any more. */
    void forget() {
        forgotten |= hit.isPresent() && !seen;
    }

    /** Hears that the laboratory heals everything now. */
    void heal() {
        cutShort |= lasts;
    }

    /**
     * Tells whether nobody could have seen it; {@code now} and {@code heartbeat} as in {@link
     * #missed}.
     */
    boolean isMoot(Duration now, Duration heartbeat) {
        if (hit.isEmpty() || missed(now, heartbeat).isEmpty()) return false;
        return switch (kind) {
            case "crash", "drain", "kill-machine", "leave" -> !leased || forgotten;
            case "freeze", "corrupt", "slow-disk", "full-disk" -> cutShort;
            default -> false;
        };
    }

    private void hit(Entry entry) {
        hit = Optional.of(entry.at());
        lasts = switch (kind) {
            case "crash", "drain", "kill-machine", "freeze" -> true;
            default -> false;
        };
        if (kind.equals("freeze")) still = hit; // it is told when the peer stands
    }

    /** Tells whether a sign of life at {@code at} cannot be one from before. */
    private boolean isLie(Duration at) {
        return still.filter(since -> since.plus(ECHO).compareTo(at) < 0).isPresent();
    }

    /** What a node did that it could not have done, if there is such a thing. */
    Optional<String> belied() {
        return belied;
    }

    /**
     * Why nobody can tell whether it happened.
     *
     * <p>It is {@code now}; a peer that is well sends a heartbeat every {@code heartbeat}.
     */
    Optional<String> missed(Duration now, Duration heartbeat) {
        if (hit.isEmpty()) return Optional.of(fault + " never hit " + target);
        boolean silent = kind.equals("freeze")
                && over.orElse(now).minus(hit.get()).compareTo(heartbeat) >= 0;
        return seen || silent
                ? Optional.empty()
                : Optional.of("no node noticed " + fault + " at " + target);
    }

    private boolean injects(Event event) {
        return switch (kind) {
            case "crash", "drain", "kill-machine" -> event instanceof Event.PeerCrashed;
            case "leave" -> event instanceof Event.PeerLeft;
            case "freeze" -> event instanceof Event.PeerFrozen;
            case "corrupt" -> event instanceof Event.PeerCorrupted;
            case "change-files" -> event instanceof Event.FileChanged;
            case "partition", "slow", "flap" -> event instanceof Event.LinksDisturbed;
            case "slow-disk", "full-disk" ->
                event instanceof Event.DiskHurt hurt && hurt.kind().equals(kind);
            case "tracker-restart" -> event instanceof Event.TrackerCrashed;
            case "tracker-outage" -> event instanceof Event.TrackerCut;
            default -> false;
        };
    }

    private boolean reveals(Event event) {
        return switch (kind) {
            case "crash", "drain", "kill-machine", "leave" -> isMissed(event);
            case "partition", "slow", "flap" -> event instanceof Event.LinkFelt;
            case "slow-disk", "full-disk" ->
                event instanceof Event.DiskFelt felt && felt.kind().equals(kind);
            case "change-files" ->
                event instanceof Event.OfferPublished
                        || event instanceof OverlayTold.FilesOffered
                        || goes(event);
            case "corrupt" -> complaint(event).filter(WRONG_BYTES::equals).isPresent();
            case "tracker-restart" ->
                event instanceof Event.TrackerSilent || event instanceof Event.LeaseGranted;
            case "tracker-outage" -> event instanceof Event.TrackerSilent;
            default -> false;
        };
    }

    /** Tells whether it is the target's own list that changed. */
    private boolean isOwnNews(Entry entry) {
        boolean list = entry.event() instanceof OverlayTold.NeighbourAdded
                || entry.event() instanceof OverlayTold.NeighbourDropped;
        return list && entry.who().equals(target);
    }

    /** Tells whether somebody who knew the target knows it no more, or anew. */
    private static boolean isMissed(Event event) {
        return event instanceof Event.LeaseEvicted
                || event instanceof Event.LeaseEnded
                || event instanceof OverlayTold.NeighbourAdded
                || (event instanceof OverlayTold.NeighbourDropped dropped && dropped.silent());
    }

    private static Optional<String> complaint(Event event) {
        if (event instanceof Event.HolderFailed failed) return Optional.of(failed.complaint());
        if (event instanceof Event.HolderReported told) return Optional.of(told.complaint());
        return Optional.empty();
    }

    private static boolean ends(Event event) {
        return event instanceof Event.PeerStarted
                || event instanceof Event.PeerThawed
                || goes(event);
    }

    /** Tells whether the target is gone, so that nobody can expect anything of it. */
    private static boolean goes(Event event) {
        return event instanceof Event.PeerCrashed || event instanceof Event.PeerLeft;
    }

    private boolean isSignOfLife(Entry entry) {
        Event event = entry.event();
        boolean own = event instanceof Event.Announced
                || event instanceof Event.Published
                || event instanceof Event.FetchStarted
                || event instanceof Event.TicketAccepted
                || event instanceof Event.FileSaved
                || event instanceof OverlayTold.QueryHandled
                || event instanceof OverlayTold.ListExchanged
                || event instanceof OverlayTold.NeighbourAdded;
        return own
                ? entry.who().equals(target)
                : event instanceof Event.LeaseRenewed || event instanceof Event.LeaseGranted;
    }

    /** The peer that another node speaks of, if it speaks of one. */
    static Optional<String> subject(Event event) {
        if (event instanceof Event.LeaseGranted granted) return Optional.of(granted.peer());
        if (event instanceof Event.LeaseRenewed renewed) return Optional.of(renewed.peer());
        if (event instanceof Event.LeaseEvicted evicted) return Optional.of(evicted.peer());
        if (event instanceof Event.LeaseEnded ended) return Optional.of(ended.peer());
        if (event instanceof Event.OfferPublished offer) return Optional.of(offer.peer());
        if (event instanceof Event.HolderFailed failed) return Optional.of(failed.holder());
        if (event instanceof Event.HolderReported told) return Optional.of(told.holder());
        if (event instanceof OverlayTold.NeighbourAdded added) return Optional.of(added.peer());
        if (event instanceof OverlayTold.NeighbourDropped dropped)
            return Optional.of(dropped.peer());
        return Optional.empty();
    }

    /** What must be hit, each of which stands for itself; the tracker and links are hit as one. */
    static List<String> targets(Event.FaultAsked asked) {
        return switch (asked.kind()) {
            case "tracker-restart", "tracker-outage" -> List.of("tracker");
            case "partition", "slow", "flap" ->
                asked.targets().isEmpty() ? List.of() : List.of(links(asked.fault()));
            default -> asked.targets();
        };
    }

    /** The links that {@code event} is about, as the target of a fault of them. */
    static Optional<String> links(Event event) {
        if (event instanceof Event.LinksDisturbed cut) return Optional.of(links(cut.fault()));
        if (event instanceof Event.LinkFelt felt) return Optional.of(links(felt.fault()));
        return Optional.empty();
    }

    private static String links(int fault) {
        return "the links of fault " + fault;
    }

    /** Tells whether {@code event} says something about how the tracker is. */
    static boolean isOfTracker(Event event) {
        return event instanceof Event.TrackerCrashed
                || event instanceof Event.TrackerCut
                || event instanceof Event.TrackerSilent;
    }
}
