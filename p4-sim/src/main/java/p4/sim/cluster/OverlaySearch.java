package p4.sim.cluster;

import java.util.List;
import java.util.concurrent.CompletionStage;
import p4.model.PeerEndpoint;
import p4.overlay.Contact;
import p4.overlay.Found;
import p4.overlay.OverlayLimits;
import p4.overlay.OverlayNode;
import p4.overlay.SearchRequest;
import p4.overlay.Searched;

/** Has a node of an overlay search as a user of a scenario does. */
final class OverlaySearch {

    private OverlaySearch() {}

    /** Has {@code node} search for what {@code order} says, and for as many as is usual. */
    static CompletionStage<Sought> run(OverlayNode node, Seek order, OverlayLimits.Search limits) {
        return node.search(request(order, limits)).thenApply(OverlaySearch::sought);
    }

    private static SearchRequest request(Seek order, OverlayLimits.Search limits) {
        return switch (order.way()) {
            case DYNAMIC ->
                new SearchRequest(
                        order.text(), order.whole(), limits.wanted(), SearchRequest.Way.DYNAMIC);
            case FLOODING ->
                new SearchRequest(
                        order.text(), order.whole(), Integer.MAX_VALUE, SearchRequest.Way.FLOODING);
        };
    }

    private static Sought sought(Searched searched) {
        return new Sought(
                searched.query().toString(),
                searched.found().stream().map(OverlaySearch::find).toList());
    }

    private static Sought.Find find(Found found) {
        List<PeerEndpoint> holders =
                found.holders().stream().map(Contact::endpoint).toList();
        return new Sought.Find(found.file().path(), holders);
    }
}
