package p4.overlay;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.random.RandomGenerator;
import p4.model.FileManifest;
import p4.model.PeerEndpoint;
import p4.time.Alarm;
import p4.time.Timeline;

/**
 * One search of this node: asks ring after ring until enough holders answered for themselves.
 *
 * <p>Who is only said to hold a match is asked directly; nothing is believed before.
 */
final class Search {

    private static final int LAST_WAITS = 2;

    private final SearchRequest request;
    private final OverlayLimits.Search limits;
    private final QueryRouter router;
    private final Lines lines;
    private final RandomGenerator chance;
    private final Timeline timeline;
    private final OverlayObserver observer;
    private final QueryId id;
    private final List<Contact> neighbours;
    private final Widening widening;
    private final Set<PeerEndpoint> heardOf = new HashSet<>();
    private final Map<PeerEndpoint, Contact> holders = new LinkedHashMap<>();
    private final Map<FileManifest, List<Contact>> files = new LinkedHashMap<>();
    private final CompletableFuture<Searched> ended = new CompletableFuture<>();
    private Alarm next = () -> {};

    Search(
            SearchRequest request,
            OverlayLimits.Search limits,
            List<Contact> neighbours,
            QueryRouter router,
            Lines lines,
            RandomGenerator chance,
            Timeline timeline,
            OverlayObserver observer) {
        this.request = request;
        this.limits = limits;
        this.neighbours = neighbours;
        this.router = router;
        this.lines = lines;
        this.chance = chance;
        this.timeline = timeline;
        this.observer = observer;
        this.id = QueryId.draw(chance);
        this.widening = switch (request.way()) {
            case DYNAMIC -> Widening.dynamic(neighbours.size(), request.wanted(), limits);
            case FLOODING -> Widening.flooding(neighbours.size(), limits);
        };
    }

    /** Begins it; done when it is over. */
    CompletionStage<Searched> start() {
        router.own(id);
        tell(new OverlayEvent.SearchStarted(id, request.text()));
        widen();
        return ended;
    }

    private void widen() {
        if (ended.isDone()) return;
        Optional<Widening.Ring> ring = widening.next(holders.size());
        if (ring.isEmpty()) end();
        else ask(ring.get());
    }

    private void ask(Widening.Ring ring) {
        List<Contact> some = neighbours.subList(ring.from(), ring.to());
        tell(new OverlayEvent.SearchWidened(id, some.size(), ring.hops()));
        Message.Query query = router.copy(id, ring.hops(), ring.fanOut(), request.text());
        for (Contact peer : some) lines.send(peer.endpoint(), query, one -> heard(one, peer));
        int waits = ring.hops() < limits.hops() ? 1 : LAST_WAITS;
        Duration wait = limits.hopWait().multipliedBy((long) ring.hops() * waits);
        next = timeline.after(wait, this::widen);
    }

    private void heard(Message.Answer answer, Contact from) {
        if (ended.isDone()) return;
        if (answer instanceof Message.FileList list) believe(from, list);
        else if (answer instanceof Message.Elsewhere hearsay) weigh(hearsay.peer(), from);
    }

    private void weigh(Contact named, Contact by) {
        boolean news = !holders.containsKey(named.endpoint())
                && Vicinity.mayTell(lines.host(by.endpoint()), named.endpoint().host())
                && heardOf.size() < limits.hearsay()
                && heardOf.add(named.endpoint());
        if (news) verify(named);
    }

    private void verify(Contact peer) {
        tell(new OverlayEvent.HearsayChecked(id, peer));
        var question = new Message.Query(QueryId.draw(chance), 0, 1, List.of(), request.text());
        lines.send(peer.endpoint(), question, answer -> {
            if (ended.isDone() || !(answer instanceof Message.FileList list)) return;
            if (list.files().isEmpty()) tell(new OverlayEvent.HearsayRefuted(id, peer));
            else believe(peer, list);
        });
    }

    private void believe(Contact holder, Message.FileList list) {
        List<FileManifest> matches = list.files().stream().filter(this::matches).toList();
        if (matches.isEmpty() || holders.putIfAbsent(holder.endpoint(), holder) != null) return;
        for (FileManifest file : matches) {
            files.computeIfAbsent(file, first -> new ArrayList<>()).add(holder);
        }
        if (holders.size() >= request.wanted()) end();
    }

    /** Whoever lists what was not asked for is not heard. */
    private boolean matches(FileManifest file) {
        return request.exact()
                ? LocalFiles.isCalled(file, request.text())
                : LocalFiles.matches(file, request.text());
    }

    private void end() {
        if (ended.isDone()) return;
        next.cancel();
        tell(new OverlayEvent.SearchEnded(id, holders.size()));
        List<Found> found = new ArrayList<>();
        files.forEach((file, who) -> found.add(new Found(file, who)));
        found.sort((one, other) -> other.holders().size() - one.holders().size());
        ended.complete(new Searched(id, found));
    }

    private void tell(OverlayEvent event) {
        observer.happened(event, timeline.instant());
    }
}
