package p4.sim.journal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import p4.sim.journal.Event.Outcome;
import p4.sim.journal.Event.Proof;

/** One event of every kind, with values that are hard on a file. */
final class Samples {

    private static final Duration T = Duration.ofNanos(12_345_678_000L);
    private static final String QUERY = "0f".repeat(16);
    private static final String HASH = "0f".repeat(32);

    private Samples() {}

    static List<Event> all() {
        var all = new ArrayList<Event>(laboratory());
        all.addAll(users());
        all.addAll(tracker());
        all.addAll(peers());
        all.addAll(overlay());
        return all;
    }

    private static List<Event> overlay() {
        return List.of(
                new OverlayTold.SearchAsked(3, "Größe “x”", "dynamic", 4),
                new OverlayTold.SearchAnswered(3, Outcome.OK, QUERY, 3, 2, T),
                new OverlayTold.FilesOffered(3, 1L << 40),
                new OverlayTold.ListExchanged("[::1]:7400", 2),
                new OverlayTold.NeighbourAdded("10.0.0.1:7400", 3, 32),
                new OverlayTold.NeighbourDropped("10.0.0.1:7400", true),
                new OverlayTold.QueryBegan(QUERY, "a\nb"),
                new OverlayTold.QueryWidened(QUERY, 4, 2),
                new OverlayTold.HearsayChecked(QUERY, "10.0.0.1:7400"),
                new OverlayTold.HearsayRefuted(QUERY, "10.0.0.1:7400"),
                new OverlayTold.QueryEnded(QUERY, 3),
                new OverlayTold.QueryHandled(QUERY, 2, 0),
                new OverlayTold.QueryPassedOn(QUERY, 1, 7),
                new OverlayTold.AnswerRelayed(QUERY, "10.0.0.1:7400"),
                new OverlayTold.AskerRefused("10.0.0.1", "TOO_MANY"),
                new OverlayTold.PieceServed("10.0.0.1", HASH, 262_144),
                new OverlayTold.ListsLooked(320, 3));
    }

    private static List<Event> laboratory() {
        return List.of(
                new Event.PhaseBegan(Event.Phase.SET_UP),
                new Event.PeerStarted("127.0.0.1:8001", 3),
                new Event.PeerCrashed(),
                new Event.PeerGone(),
                new Event.DiskLost(),
                new Event.PeerLeft(),
                new Event.PeerFrozen(),
                new Event.PeerThawed(),
                new Event.PeerCorrupted(),
                new Event.PeerMended(),
                new Event.FileChanged("a/b “c”.txt"),
                new Event.LinksDisturbed(1),
                new Event.LinksHealed(1),
                new Event.LinkFelt(1, "tracker"),
                new Event.DiskHurt("slow-disk"),
                new Event.DiskMended("slow-disk"),
                new Event.DiskFelt("slow-disk"),
                new Event.TrackerStarted("127.0.0.1:8000", T, T),
                new Event.TrackerCrashed(),
                new Event.TrackerCut(),
                new Event.TrackerHealed(),
                new Event.FaultsPlanned(3),
                new Event.FaultAsked(2, "crash", List.of("a-1", "a-2")),
                new Event.GaveUp("every fetch to end"),
                new Event.RecordTorn("the order of 3 events was lost"),
                new Event.RanLate("acts", 3, T, T, T),
                new Event.ControlCarried(120, 40_000),
                new Event.Interrupted(),
                new Event.Looked(
                        1, List.of("a-1"), List.of(), List.of(new Event.Gauge("peers", 1, 4096))),
                new Event.Inspected(120, 4_711),
                new Event.InvariantBroken(4_711, "a lease waited to be swept for PT1S"),
                new Event.AnswerDisputed("a asked “x”", "nothing", "something"),
                new Event.Swept(48, List.of("x\ny\t\\.bin")));
    }

    private static List<Event> users() {
        return List.of(
                new Event.FetchAsked(Long.MAX_VALUE, "ä/日本.bin", new Proof("valid", "forged")),
                new Event.FirstBytes(1, T),
                new Event.FetchEnded(1, Outcome.OK, 1L << 40, HASH, HASH, T, 200, "from \"a\""),
                new Event.PutEnded("f.bin", Outcome.FAILED, 0, Duration.ZERO, ""),
                new Event.UploadFound("f.bin", HASH, "a-1"),
                new Event.SearchEnded("q", Outcome.NOT_FOUND, 3, 2, T));
    }

    private static List<Event> tracker() {
        return List.of(
                new Event.LeaseGranted("a-1", T),
                new Event.LeaseRenewed("a-1", T),
                new Event.LeaseEvicted("a-1", T),
                new Event.LeaseEnded("a-1", true),
                new Event.OfferPublished("a-1", 3, 1L << 33),
                new Event.TicketGiven("FETCH", "a-1", "b-1", HASH, "n", T),
                new Event.TicketVerified("a-1", "b-1", HASH, "n"),
                new Event.TicketRefused("b-1", "BAD_TICKET"),
                new Event.RequestRefused("Locate", "STALE_TOKEN", 401),
                new Event.HolderReported("a-1", "b-1", HASH, "WRONG_BYTES"));
    }

    private static List<Event> peers() {
        return List.of(
                new Event.Announced(),
                new Event.AnnounceRefused("BAD_SECRET"),
                new Event.OfferRefused("TOO_LARGE", "too many files"),
                new Event.Published(3),
                new Event.FetchStarted("f.bin", "b-1", "n"),
                new Event.LeaseLost("STALE_TOKEN"),
                new Event.TrackerSilent("Heartbeat"),
                new Event.TicketAccepted("a-1", HASH, "n"),
                new Event.BytesServed("a-1", HASH, "n", 10),
                new Event.ServeRefused("UNAUTHENTICATED", "no ticket was shown"),
                new Event.HolderFailed("b-1", HASH, "UNREACHABLE"),
                new Event.FileSaved("f.bin", HASH, 10, "b-1"),
                new Event.UploadKept("f.bin", HASH, 10, "a-1"));
    }
}
