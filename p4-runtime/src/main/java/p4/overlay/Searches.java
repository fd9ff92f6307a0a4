package p4.overlay;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.random.RandomGenerator;
import p4.time.Timeline;

/** The searches of this node's own, of which only some run at once. */
final class Searches {

    private final OverlayLimits.Search limits;
    private final Neighbours neighbours;
    private final QueryRouter router;
    private final Lines lines;
    private final RandomGenerator chance;
    private final Timeline timeline;
    private final OverlayObserver observer;
    private int running;

    Searches(
            OverlayLimits.Search limits,
            Neighbours neighbours,
            QueryRouter router,
            Lines lines,
            RandomGenerator chance,
            Timeline timeline,
            OverlayObserver observer) {
        this.limits = limits;
        this.neighbours = neighbours;
        this.router = router;
        this.lines = lines;
        this.chance = chance;
        this.timeline = timeline;
        this.observer = observer;
    }

    /** Searches for what {@code request} says; fails with {@link OverlayFailed}. */
    CompletionStage<Searched> start(SearchRequest request) {
        int bytes = request.text().getBytes(StandardCharsets.UTF_8).length;
        if (bytes < 1 || bytes > ProtocolBounds.TEXT_BYTES_MAX) {
            return failed(
                    OverlayFailed.Kind.INVALID,
                    "a query is 1 to " + ProtocolBounds.TEXT_BYTES_MAX + " bytes, found " + bytes);
        }
        if (running >= limits.running()) {
            return failed(OverlayFailed.Kind.FAILED, "too many searches run already");
        }
        running++;
        List<Contact> all = neighbours.draw(Integer.MAX_VALUE, List.of());
        var search = new Search(request, limits, all, router, lines, chance, timeline, observer);
        return search.start().whenComplete((found, failed) -> running--);
    }

    private static <T> CompletionStage<T> failed(OverlayFailed.Kind kind, String detail) {
        return CompletableFuture.failedFuture(new OverlayFailed(kind, detail));
    }
}
