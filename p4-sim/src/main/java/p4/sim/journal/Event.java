package p4.sim.journal;

import java.time.Duration;
import java.util.List;

/**
 * What can happen in a run; plain values, so that every driver can say it and a file can hold it.
 *
 * <p>Durations are since the run began where they name a moment. The event's name in the file is the
 * record's name in kebab case.
 */
public sealed interface Event permits Event.Usual, OverlayTold {

    /** What can happen whatever peers speak, and with a tracker. */
    sealed interface Usual extends Event {}

    // ---- the laboratory

    /** A phase begins: set-up, disturb, heal, settle or judge. */
    record PhaseBegan(Phase phase) implements Usual {}

    /** The laboratory started peer {@code who}; it offers {@code files} files at {@code endpoint}. */
    record PeerStarted(String endpoint, int files) implements Usual {}

    /** The laboratory ends peer {@code who} without a goodbye; nobody may expect anything of it. */
    record PeerCrashed() implements Usual {}

    /** Peer {@code who} that was crashed is gone: it does nothing any more. */
    record PeerGone() implements Usual {}

    /** The laboratory told peer {@code who} to leave. */
    record PeerLeft() implements Usual {}

    /** The disk of peer {@code who} is gone; it starts again with the files that it had at first. */
    record DiskLost() implements Usual {}

    /** Peer {@code who} neither sends nor answers from now on. */
    record PeerFrozen() implements Usual {}

    /** Peer {@code who} goes on. */
    record PeerThawed() implements Usual {}

    /** Peer {@code who} sends wrong bytes from now on. */
    record PeerCorrupted() implements Usual {}

    /** Peer {@code who} sends right bytes again. */
    record PeerMended() implements Usual {}

    /** A file of peer {@code who} was rewritten. */
    record FileChanged(String path) implements Usual {}

    /** The links are disturbed from now on by fault number {@code fault}. */
    record LinksDisturbed(int fault) implements Usual {}

    /** The links are as they were before fault number {@code fault}. */
    record LinksHealed(int fault) implements Usual {}

    /** What node {@code who} sent to {@code to} is the first that fault number {@code fault} held up. */
    record LinkFelt(int fault, String to) implements Usual {}

    /** The disk of peer {@code who} has fault {@code kind} from now on. */
    record DiskHurt(String kind) implements Usual {}

    /** The disk of peer {@code who} has fault {@code kind} no more, or once less. */
    record DiskMended(String kind) implements Usual {}

    /** Peer {@code who} felt fault {@code kind} of its disk for the first time. */
    record DiskFelt(String kind) implements Usual {}

    /** The tracker listens at {@code address}; it began with nothing. */
    record TrackerStarted(String address, Duration lease, Duration heartbeat) implements Usual {}

    /** The tracker was killed, with all it knew; or it was down already, and will be for longer. */
    record TrackerCrashed() implements Usual {}

    /** The tracker cannot be reached from now on, or for longer than it was to be. */
    record TrackerCut() implements Usual {}

    /** The tracker can be reached again. */
    record TrackerHealed() implements Usual {}

    /** The scenario asks for {@code count} faults in all. */
    record FaultsPlanned(int count) implements Usual {}

    /** The scenario's fault number {@code fault} of kind {@code kind} was asked for. */
    record FaultAsked(int fault, String kind, List<String> targets) implements Usual {}

    /** The laboratory waited too long for something; a run with this in it never passes. */
    record GaveUp(String waitingFor) implements Usual {}

    /**
     * The record is not what happened, for it lacks events or has some out of order; {@code how} says which.
     *
     * <p>A run with this in it never passes, and accuses nobody of what only the order shows.
     */
    record RecordTorn(String how) implements Usual {}

    /**
     * The laboratory did {@code times} things of kind {@code what} later than it meant to.
     *
     * <p>Half of them were late by at most {@code median}, 99 of 100 by at most {@code p99}, none by
     * more than {@code max}.
     */
    record RanLate(String what, long times, Duration median, Duration p99, Duration max)
            implements Usual {}

    /** All said {@code messages} things in {@code bytes} bytes as encoded, but for those of files. */
    record ControlCarried(long messages, long bytes) implements Usual {}

    /** The run's user ended it early. */
    record Interrupted() implements Usual {}

    // ---- the users

    /** Peer {@code who} begins fetch number {@code fetch}, showing {@code proof}. */
    record FetchAsked(long fetch, String path, Proof proof) implements Usual {}

    /** The first bytes of fetch number {@code fetch} are there, so long {@code after} it was asked. */
    record FirstBytes(long fetch, Duration after) implements Usual {}

    /**
     * Fetch number {@code fetch} ended.
     *
     * <p>{@code bytes} were kept, whose hash the laboratory found to be {@code sha256} (empty if
     * nothing was kept); {@code expected} is what it should be.
     */
    record FetchEnded(
            long fetch,
            Outcome outcome,
            long bytes,
            String sha256,
            String expected,
            Duration took,
            int status,
            String detail)
            implements Usual {}

    /** An upload of {@code path} to {@code copies} takers ended. */
    record PutEnded(String path, Outcome outcome, int copies, Duration took, String detail)
            implements Usual {}

    /**
     * The laboratory hashed what peer {@code who} keeps at {@code path} of an upload by {@code from}.
     *
     * <p>{@code sha256} is empty if there is nothing.
     */
    record UploadFound(String path, String sha256, String from) implements Usual {}

    /** A search ended; {@code expected} files are there to be found, {@code found} were. */
    record SearchEnded(String query, Outcome outcome, int expected, int found, Duration took)
            implements Usual {}

    // ---- the tracker

    /** The tracker granted {@code peer} a lease until {@code leaseEnds}. */
    record LeaseGranted(String peer, Duration leaseEnds) implements Usual {}

    /** A heartbeat moved the end of the lease of {@code peer}. */
    record LeaseRenewed(String peer, Duration leaseEnds) implements Usual {}

    /** The tracker swept {@code peer}, whose lease had ended at {@code leaseEnded}. */
    record LeaseEvicted(String peer, Duration leaseEnded) implements Usual {}

    /** {@code peer} left, or was superseded by its own restart. */
    record LeaseEnded(String peer, boolean superseded) implements Usual {}

    /** The tracker took the offer of {@code peer}. */
    record OfferPublished(String peer, int files, long bytes) implements Usual {}

    /** The tracker gave {@code requester} a ticket for {@code holder}. */
    record TicketGiven(
            String use,
            String requester,
            String holder,
            String content,
            String nonce,
            Duration holderLeaseEnds)
            implements Usual {}

    /** A holder had a ticket verified at the tracker, and it was good. */
    record TicketVerified(String requester, String holder, String content, String nonce)
            implements Usual {}

    /** A holder had a ticket verified at the tracker, and it was not good. */
    record TicketRefused(String holder, String why) implements Usual {}

    /** The tracker refused a request. */
    record RequestRefused(String request, String why, int status) implements Usual {}

    /** {@code by} complained of {@code holder}. */
    record HolderReported(String by, String holder, String content, String complaint)
            implements Usual {}

    // ---- the peers

    /** Peer {@code who} has a lease. */
    record Announced() implements Usual {}

    /** Peer {@code who} was refused a lease. */
    record AnnounceRefused(String why) implements Usual {}

    /** Peer {@code who} has its offer of {@code files} files taken. */
    record Published(int files) implements Usual {}

    /** Peer {@code who} has its offer refused. */
    record OfferRefused(String why, String detail) implements Usual {}

    /** Peer {@code who} begins to fetch {@code path} from {@code holder}. */
    record FetchStarted(String path, String holder, String nonce) implements Usual {}

    /** Peer {@code who} learned that its lease is gone. */
    record LeaseLost(String why) implements Usual {}

    /** Peer {@code who} got no answer from the tracker. */
    record TrackerSilent(String request) implements Usual {}

    /** Holder {@code who} found a ticket good; bytes may leave. */
    record TicketAccepted(String requester, String content, String nonce) implements Usual {}

    /** Holder {@code who} let {@code bytes} bytes leave. */
    record BytesServed(String requester, String content, String nonce, long bytes)
            implements Usual {}

    /** Holder {@code who} refused to serve or to take bytes. */
    record ServeRefused(String why, String detail) implements Usual {}

    /** Requester {@code who} gave up on a holder and tries the next. */
    record HolderFailed(String holder, String content, String complaint) implements Usual {}

    /** Requester {@code who} verified a file whole and renamed it into place. */
    record FileSaved(String path, String sha256, long bytes, String from) implements Usual {}

    /** Peer {@code who} verified and kept an upload. */
    record UploadKept(String path, String sha256, long bytes, String from) implements Usual {}

    // ---- what the laboratory sees when it looks

    /**
     * The laboratory looked: how many members are registered, and how full the queues are.
     *
     * <p>{@code ghosts} are registered and not up, {@code missing} are up and not registered.
     */
    record Looked(int registered, List<String> ghosts, List<String> missing, List<Gauge> gauges)
            implements Usual {}

    /** The laboratory fetched every file once with a fresh peer, and these could not be had. */
    record Swept(int fetched, List<String> missing) implements Usual {}

    /**
     * The laboratory compared {@code answers} answers of the tracker with a model of it, all of them
     * since the last such entry, and looked at the state of the nodes after {@code events} events.
     */
    record Inspected(long answers, long events) implements Usual {}

    /** The tracker answered {@code request} by {@code found}; its specification has {@code expected}. */
    record AnswerDisputed(String request, String expected, String found) implements Usual {}

    /** After event number {@code number} of the virtual time something was so that must never be. */
    record InvariantBroken(long number, String what) implements Usual {}

    /** A queue and how full it is against its limit. */
    record Gauge(String queue, long size, long limit) {

        /** The leases at the tracker. */
        public static final String PEERS = "tracker.peers";

        /** The tracker's index: a file counts once for each holder. */
        public static final String OFFERS = "tracker.offers";
    }

    /** The five phases of a run, in order. */
    enum Phase {
        SET_UP,
        DISTURB,
        HEAL,
        SETTLE,
        JUDGE
    }

    /** How something a user did ended. */
    enum Outcome {
        /** As it should. */
        OK,
        /** A definite 401. */
        REFUSED,
        /** There is no such file. */
        NOT_FOUND,
        /** Anything else that is definite. */
        FAILED,
        /** It failed, but no honest peer that held the file was up and registered all the while. */
        UNAVAILABLE,
        /** The peer that asked went away. */
        ABANDONED
    }

    /** What a fetch showed: {@code valid}, or what was wrong with which. */
    record Proof(String token, String ticket) {}
}
