package p4.sim.check;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import p4.sim.Scenarios;
import p4.sim.journal.Entry;
import p4.sim.journal.Event;
import p4.sim.journal.Event.Outcome;
import p4.sim.journal.Event.Phase;
import p4.sim.journal.Event.Proof;
import p4.sim.journal.Journal;
import p4.sim.journal.Transcript;
import p4.sim.scenario.CheckName;
import p4.sim.scenario.CheckPlan;
import p4.sim.scenario.CheckSpec;
import p4.sim.scenario.CheckSpec.Comparison;
import p4.sim.scenario.CheckSpec.Statistic;
import p4.sim.scenario.Scenario;

/** A journal told by hand, in a few words an event, and judged by one check. */
final class Story {

    static final String FILE = "a".repeat(64);
    static final String OTHER = "b".repeat(64);
    static final Proof VALID = new Proof("valid", "valid");
    static final Proof FORGED = new Proof("forged", "valid");

    private Duration now = Duration.ZERO;
    private final Journal journal = new Journal(() -> now);
    private final Transcript told = Transcript.of(journal);

    /** A check without a bound. */
    static CheckSpec check(CheckName name) {
        return new CheckSpec(name, Optional.empty());
    }

    /** A check of the largest figure, of a share or of a count. */
    static CheckSpec check(CheckName name, Comparison comparison, double value) {
        Statistic statistic = switch (name.unit()) {
            case SECONDS, COUNTS -> Statistic.MAX;
            case NONE, SHARE, COUNT -> Statistic.TOTAL;
        };
        return new CheckSpec(
                name, Optional.of(new CheckSpec.Bound(statistic, comparison, value, value + "")));
    }

    /** A scenario with a lease of 6 s that asks for {@code checks}, always, and 10 s to settle. */
    static Scenario asking(CheckSpec... checks) {
        var plan = new CheckPlan(List.of(checks), Duration.ofSeconds(10), List.of(), List.of());
        return Scenarios.checked("story", Scenarios.minute(List.of(), List.of(), List.of()), plan);
    }

    /** What the check makes of it. */
    Verdict judgedBy(CheckSpec check) {
        return Judge.judge(asking(check), entries()).get(0);
    }

    Verdict judgedBy(CheckName name) {
        return judgedBy(check(name));
    }

    List<Entry> entries() {
        return told.entries();
    }

    /** Goes on at {@code seconds} after the beginning. */
    Story at(double seconds) {
        now = seconds(seconds);
        return this;
    }

    Story tell(String who, Event event) {
        journal.tell(who, event);
        return this;
    }

    Story phase(Phase phase) {
        return tell("lab", new Event.PhaseBegan(phase));
    }

    Story started(String peer) {
        return tell(peer, new Event.PeerStarted("127.0.0.1:1", 1));
    }

    Story crashing(String peer) {
        return tell(peer, new Event.PeerCrashed());
    }

    Story crashed(String peer) {
        return crashing(peer).tell(peer, new Event.PeerGone());
    }

    Story left(String peer) {
        return tell(peer, new Event.PeerLeft());
    }

    /** The tracker grants a lease of six seconds. */
    Story granted(String peer) {
        return tell("tracker", new Event.LeaseGranted(peer, now.plusSeconds(6)));
    }

    Story renewed(String peer) {
        return tell("tracker", new Event.LeaseRenewed(peer, now.plusSeconds(6)));
    }

    Story evicted(String peer, double leaseEnded) {
        return tell("tracker", new Event.LeaseEvicted(peer, seconds(leaseEnded)));
    }

    Story ended(String peer) {
        return tell("tracker", new Event.LeaseEnded(peer, false));
    }

    /** The tracker takes an offer of {@code files} files, all there are. */
    Story offered(String peer, int files) {
        return tell("tracker", new Event.OfferPublished(peer, files, 1_000L * files));
    }

    /** A ticket for {@link #FILE}; its number is its nonce. */
    Story ticket(String requester, String holder, int number) {
        return ticket("FETCH", requester, holder, number);
    }

    Story ticket(String use, String requester, String holder, int number) {
        return tell(
                "tracker",
                new Event.TicketGiven(
                        use, requester, holder, FILE, nonce(number), now.plusSeconds(6)));
    }

    Story accepted(String holder, String requester, int number) {
        return tell(holder, new Event.TicketAccepted(requester, FILE, nonce(number)));
    }

    Story verified(String holder, String requester, int number) {
        return tell("tracker", new Event.TicketVerified(requester, holder, FILE, nonce(number)));
    }

    Story served(String holder, String requester, int number, long bytes) {
        return tell(holder, new Event.BytesServed(requester, FILE, nonce(number), bytes));
    }

    Story fetchStarted(String requester, String holder, int number) {
        return tell(requester, new Event.FetchStarted("f.bin", holder, nonce(number)));
    }

    Story asked(String peer, int fetch, Proof proof) {
        return tell(peer, new Event.FetchAsked(fetch, "f.bin", proof));
    }

    /** An honest fetch that ends well after {@code took} seconds. */
    Story fetched(String peer, int fetch, double took) {
        asked(peer, fetch, VALID);
        return tell(
                peer,
                new Event.FetchEnded(
                        fetch, Outcome.OK, 10, FILE, FILE, seconds(took), 200, "from a-1"));
    }

    /** A fetch that ends without a file. */
    Story unfetched(String peer, int fetch, Proof proof, Outcome outcome, int status) {
        asked(peer, fetch, proof);
        return tell(
                peer,
                new Event.FetchEnded(
                        fetch, outcome, 0, "", "", Duration.ofMillis(5), status, "told so"));
    }

    Story looked(List<String> registered, List<String> up, Event.Gauge... gauges) {
        List<String> ghosts = registered.stream().filter(p -> !up.contains(p)).toList();
        List<String> missing = up.stream().filter(p -> !registered.contains(p)).toList();
        return tell("lab", new Event.Looked(registered.size(), ghosts, missing, List.of(gauges)));
    }

    Story faultAsked(String kind, String... targets) {
        return tell("lab", new Event.FaultAsked(1, kind, List.of(targets)));
    }

    static Duration seconds(double seconds) {
        return Duration.ofMillis(Math.round(seconds * 1_000));
    }

    private static String nonce(int number) {
        return "nonce-" + number;
    }
}
