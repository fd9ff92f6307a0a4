package p4.sim.journal;

import java.time.Duration;

/**
 * What can happen in a run of an overlay, besides what happens in any; other peers are named by their
 * addresses.
 */
public sealed interface OverlayTold extends Event {

    // ---- the users

    /**
     * The user of peer {@code who} begins search number {@code search} for {@code text}, {@code way}.
     *
     * <p>Of the other peers, {@code holders} are up and awake, hold a match and can be asked.
     */
    record SearchAsked(long search, String text, String way, int holders) implements OverlayTold {}

    /**
     * Search number {@code search} of peer {@code who} ended, which nodes know by {@code query}.
     *
     * <p>It named {@code named} holders, of which {@code live} are up and hold a match.
     */
    record SearchAnswered(
            long search, Outcome outcome, String query, int named, int live, Duration took)
            implements OverlayTold {}

    // ---- who knows whom

    /** Peer {@code who} answers for {@code files} files from now on. */
    record FilesOffered(int files, long bytes) implements OverlayTold {}

    /** Peer {@code who} learned the list of {@code with}, the {@code exchanges}th since it started. */
    record ListExchanged(String with, int exchanges) implements OverlayTold {}

    /** Peer {@code who} lists {@code peer}, which answered; that makes {@code neighbours} of {@code limit}. */
    record NeighbourAdded(String peer, int neighbours, int limit) implements OverlayTold {}

    /** Peer {@code who} lists {@code peer} no more: it was silent, or gave way to another. */
    record NeighbourDropped(String peer, boolean silent) implements OverlayTold {}

    // ---- searches, as nodes see them

    /** A search of peer {@code who} began, its user's or one for a fetch. */
    record QueryBegan(String query, String text) implements OverlayTold {}

    /** A search of peer {@code who} asks {@code neighbours} neighbours, {@code hops} hops far. */
    record QueryWidened(String query, int neighbours, int hops) implements OverlayTold {}

    /** Peer {@code who} asks {@code peer} itself, which others say holds a match. */
    record HearsayChecked(String query, String peer) implements OverlayTold {}

    /** Peer {@code who} heard of {@code peer} itself that it holds no match. */
    record HearsayRefuted(String query, String peer) implements OverlayTold {}

    /** A search of peer {@code who} ended; so many holders answered for themselves. */
    record QueryEnded(String query, int holders) implements OverlayTold {}

    /** Peer {@code who} looked at a query, which may go {@code hops} hops with this one. */
    record QueryHandled(String query, int hops, int matches) implements OverlayTold {}

    /** Peer {@code who} passed a query on to {@code peers} peers, {@code hops} hops far. */
    record QueryPassedOn(String query, int hops, int peers) implements OverlayTold {}

    /** Peer {@code who} told who asked it that {@code holder} is said to hold a match. */
    record AnswerRelayed(String query, String holder) implements OverlayTold {}

    // ---- what peers say to who asks

    /** Peer {@code who} refused a request from {@code host}. */
    record AskerRefused(String host, String why) implements OverlayTold {}

    /** Peer {@code who} let {@code bytes} bytes of a file leave for {@code host}. */
    record PieceServed(String host, String content, int bytes) implements OverlayTold {}

    // ---- what the laboratory sees when it looks

    /**
     * The laboratory looked at the lists of all peers that are up and awake.
     *
     * <p>They have {@code entries} entries, of which {@code dead} name a peer that is not up.
     */
    record ListsLooked(int entries, int dead) implements OverlayTold {}
}
