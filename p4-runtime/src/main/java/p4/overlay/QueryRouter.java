package p4.overlay;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import p4.model.FileManifest;
import p4.model.PeerEndpoint;
import p4.time.Timeline;

/**
 * Handles the queries of others: answers each once, and passes it on to whom the asker lacks.
 *
 * <p>Answers go back over the connection that asked, and nowhere else. A copy of a query that was seen
 * is dropped, unless it may go further than those before it: then it is passed on, and not answered
 * again. So a query is passed on at most as often as it has hops, whatever loops there are.
 */
final class QueryRouter {

    private final NodeId self;
    private final OverlayLimits.Search limits;
    private final LocalFiles files;
    private final Neighbours neighbours;
    private final Lines lines;
    private final Timeline timeline;
    private final OverlayObserver observer;
    private final Recent<QueryId, Seen> seen;

    QueryRouter(
            OverlaySettings settings,
            LocalFiles files,
            Neighbours neighbours,
            Lines lines,
            Timeline timeline,
            OverlayObserver observer) {
        this.self = settings.id();
        this.limits = settings.limits().search();
        this.files = files;
        this.neighbours = neighbours;
        this.lines = lines;
        this.timeline = timeline;
        this.observer = observer;
        this.seen = new Recent<>(limits.seen());
    }

    /** Handles {@code query}, which came over {@code asker}. */
    void handle(Message.Query query, Connection asker) {
        if (query.hops() == 0) {
            asker.send(new Message.FileList(query.id(), files.matching(query.text())));
            return;
        }
        Seen before = seen.get(query.id()).orElseGet(() -> first(query, asker));
        if (query.hops() <= before.hops) return;
        before.hops = query.hops();
        if (query.hops() > 1) passOn(query, asker, before);
    }

    /** Notes a query of this node's own, so that it is not handled when it comes back. */
    void own(QueryId query) {
        var mine = new Seen();
        mine.hops = ProtocolBounds.HOPS_MAX;
        seen.put(query, mine);
    }

    /** The query that asks neighbours for {@code text}, {@code hops} hops far. */
    Message.Query copy(QueryId id, int hops, int fanOut, String text) {
        List<NodeId> known = new ArrayList<>();
        known.add(self);
        neighbours.all().forEach(peer -> known.add(peer.id()));
        return new Message.Query(id, hops, fanOut, known, text);
    }

    private Seen first(Message.Query query, Connection asker) {
        var now = new Seen();
        seen.put(query.id(), now);
        List<FileManifest> matches = files.matching(query.text());
        tell(new OverlayEvent.QueryHandled(query.id(), query.hops(), matches.size()));
        if (!matches.isEmpty()) asker.send(new Message.FileList(query.id(), matches));
        return now;
    }

    private void passOn(Message.Query query, Connection asker, Seen memory) {
        int most = query.fanOut() == ProtocolBounds.EVERYONE ? Integer.MAX_VALUE : query.fanOut();
        List<Contact> receivers = neighbours.draw(most, query.known());
        Message.Query copy = copy(query.id(), query.hops() - 1, query.fanOut(), query.text());
        tell(new OverlayEvent.QueryPassedOn(query.id(), copy.hops(), receivers.size()));
        for (Contact peer : receivers) {
            lines.send(peer.endpoint(), copy, answer -> relay(answer, peer, query, asker, memory));
        }
    }

    private void relay(
            Message.Answer answer,
            Contact from,
            Message.Query query,
            Connection asker,
            Seen memory) {
        Contact holder = from;
        if (answer instanceof Message.Elsewhere hearsay) {
            if (!hearsay.text().equals(query.text())) return;
            holder = hearsay.peer();
        } else if (answer instanceof Message.FileList list && list.files().isEmpty()) {
            return;
        }
        boolean news =
                Vicinity.mayTell(lines.host(from.endpoint()), holder.endpoint().host())
                        && memory.told.size() < limits.hearsay()
                        && memory.told.add(holder.endpoint());
        if (!news) return;
        tell(new OverlayEvent.AnswerRelayed(query.id(), holder));
        asker.send(new Message.Elsewhere(query.id(), holder, query.text()));
    }

    private void tell(OverlayEvent event) {
        observer.happened(event, timeline.instant());
    }

    /** What is remembered of a query: how far it was let go, and whom the asker was told of. */
    private static final class Seen {

        private final Set<PeerEndpoint> told = new HashSet<>();
        private int hops;
    }
}
