package p4.overlay;

import p4.model.ContentHash;
import p4.model.FileManifest;
import p4.model.PeerEndpoint;

/** Something a node of an overlay did that its operator or a judge wants to know. */
public sealed interface OverlayEvent {

    /** The node answers for {@code files} files with {@code bytes} bytes from now on. */
    record Offered(int files, long bytes) implements OverlayEvent {}

    /** Peers were learned from another; {@code exchanges} counts such lists since the start. */
    record Exchanged(PeerEndpoint with, int exchanges) implements OverlayEvent {}

    /** A peer answered as it should and is a neighbour now; {@code neighbours} there are. */
    record NeighbourAdded(Contact peer, int neighbours) implements OverlayEvent {}

    /** A neighbour is no more: it was silent, or gave way to another. */
    record NeighbourDropped(Contact peer, boolean silent) implements OverlayEvent {}

    /** A search of this node began. */
    record SearchStarted(QueryId query, String text) implements OverlayEvent {}

    /** A search asks {@code neighbours} neighbours, {@code hops} hops far. */
    record SearchWidened(QueryId query, int neighbours, int hops) implements OverlayEvent {}

    /** Somebody was said to hold a match and is asked itself. */
    record HearsayChecked(QueryId query, Contact peer) implements OverlayEvent {}

    /** Somebody was said to hold a match and, when asked, did not. */
    record HearsayRefuted(QueryId query, Contact peer) implements OverlayEvent {}

    /** A search ended; so many holders were found and asked themselves. */
    record SearchEnded(QueryId query, int holders) implements OverlayEvent {}

    /** A query of another was looked at, for the only time; {@code matches} files match. */
    record QueryHandled(QueryId query, int hops, int matches) implements OverlayEvent {}

    /** A query went on to {@code peers} peers. */
    record QueryPassedOn(QueryId query, int hops, int peers) implements OverlayEvent {}

    /** Who asked a query was told that {@code holder} is said to have a match. */
    record AnswerRelayed(QueryId query, Contact holder) implements OverlayEvent {}

    /** A request of the peer at {@code host} was refused. */
    record RequestRefused(String host, ErrorId why) implements OverlayEvent {}

    /** {@code bytes} bytes of {@code content} left for the peer at {@code host}. */
    record Served(String host, ContentHash content, int bytes) implements OverlayEvent {}

    /** {@code holder} failed during a fetch of {@code content}; another is tried. */
    record HolderFailed(Contact holder, ContentHash content, boolean lied)
            implements OverlayEvent {}

    /** {@code file} was verified whole and kept; its last bytes came from {@code from}. */
    record Saved(FileManifest file, Contact from) implements OverlayEvent {}
}
