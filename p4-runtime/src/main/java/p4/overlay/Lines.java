package p4.overlay;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import p4.model.PeerEndpoint;
import p4.time.Timeline;

/** The connections that this node keeps open to ask others: one a peer, and not too many. */
final class Lines {

    private static final Duration SWEEP = Duration.ofMillis(500);

    private final OverlayNetwork network;
    private final int linesMax;
    private final Timeline timeline;
    private final Map<PeerEndpoint, Line> open = new LinkedHashMap<>();
    private boolean sweeping;
    private boolean over;

    Lines(OverlayNetwork network, int linesMax, Timeline timeline) {
        this.network = network;
        this.linesMax = linesMax;
        this.timeline = timeline;
    }

    /**
     * Asks the peer at {@code endpoint}, which may take {@code patience}.
     *
     * @return its answer; fails with {@link p4.transfer.PeerUnreachable} or {@link PeerRefused}
     */
    <T extends Message.Reply> CompletionStage<T> ask(
            PeerEndpoint endpoint,
            Class<T> kind,
            IntFunction<Message.Request> request,
            Duration patience) {
        var reply = to(endpoint).ask(kind, request, patience);
        if (over) closeAll();
        else sweepLater();
        return reply;
    }

    /** Sends {@code query} to the peer at {@code endpoint}; {@code answers} hears what comes. */
    void send(PeerEndpoint endpoint, Message.Query query, Consumer<Message.Answer> answers) {
        if (!over) to(endpoint).send(query, answers);
    }

    /** The numeric address that {@code endpoint} turned out to have. */
    String host(PeerEndpoint endpoint) {
        Line line = open.get(endpoint);
        return line == null ? endpoint.host() : line.remoteHost();
    }

    /** How many are open. */
    int size() {
        return open.size();
    }

    /** Closes the one to {@code endpoint}, if it is open. */
    void close(PeerEndpoint endpoint) {
        Line line = open.remove(endpoint);
        if (line != null) line.close();
    }

    /** Closes all, now and for ever. */
    void closeAll() {
        over = true;
        List<Line> all = List.copyOf(open.values());
        open.clear();
        all.forEach(Line::close);
    }

    private Line to(PeerEndpoint endpoint) {
        Line known = open.remove(endpoint);
        if (known == null && open.size() >= linesMax) {
            close(open.keySet().iterator().next()); // the one not used for longest
        }
        Line line = known != null ? known : new Line(network, endpoint, this::forget, timeline);
        open.put(endpoint, line);
        return line;
    }

    private void forget(Line line) {
        open.remove(line.endpoint(), line);
    }

    private void sweepLater() {
        if (sweeping) return;
        sweeping = true;
        timeline.after(SWEEP, this::sweep);
    }

    private void sweep() {
        sweeping = false;
        List.copyOf(open.values()).forEach(line -> line.expire(timeline.instant()));
        if (open.values().stream().anyMatch(Line::isWaiting)) sweepLater();
    }
}
