package p4.overlay;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import p4.model.PeerEndpoint;
import p4.time.Timeline;
import p4.transfer.PeerUnreachable;

/**
 * A connection that this node opened to ask something, and what it still waits for.
 *
 * <p>Nothing is taken from it but answers to what was asked over it.
 */
final class Line implements Connection.Listener {

    private static final int QUERIES_MAX = 256;

    private final PeerEndpoint endpoint;
    private final Consumer<Line> whenClosed;
    private final Map<Integer, Waiting> waiting = new LinkedHashMap<>();
    private final Recent<QueryId, Consumer<Message.Answer>> queries = new Recent<>(QUERIES_MAX);
    private final Queue<Asking> pieces = new ArrayDeque<>(); // the first is asked for, others wait
    private final Timeline timeline;
    private final Connection connection;
    private int tags;

    Line(
            OverlayNetwork network,
            PeerEndpoint endpoint,
            Consumer<Line> whenClosed,
            Timeline timeline) {
        this.endpoint = endpoint;
        this.whenClosed = whenClosed;
        this.timeline = timeline;
        this.connection = network.connect(endpoint, this);
    }

    PeerEndpoint endpoint() {
        return endpoint;
    }

    String remoteHost() {
        return connection.remoteHost();
    }

    /**
     * Asks, and fails with {@link PeerUnreachable} or {@link PeerRefused}.
     *
     * <p>The answer may take {@code patience}. Pieces are asked for one after the other, since no more
     * are given over one connection; what waits for its turn loses no patience.
     */
    <T extends Message.Reply> CompletionStage<T> ask(
            Class<T> kind, IntFunction<Message.Request> request, Duration patience) {
        int tag = ++tags;
        var reply = new CompletableFuture<Message.Reply>();
        var asking = new Asking(tag, request.apply(tag), reply, patience);
        if (!asking.isForAPiece()) {
            send(asking);
        } else {
            pieces.add(asking);
            if (pieces.size() == 1) send(asking);
        }
        return reply.thenApply(came -> expected(kind, came));
    }

    private void send(Asking asking) {
        Instant deadline = timeline.instant().plus(asking.patience());
        waiting.put(asking.tag(), new Waiting(asking.reply(), deadline));
        connection.send(asking.request());
    }

    /** Has the next piece be asked for, if it was one whose answer came or will not come. */
    private void answered(int tag) {
        if (pieces.isEmpty() || pieces.element().tag() != tag) return;
        pieces.remove();
        if (!pieces.isEmpty()) send(pieces.element());
    }

    /** Sends {@code query}; {@code answers} hears what comes, unless the same is asked again. */
    void send(Message.Query query, Consumer<Message.Answer> answers) {
        queries.put(query.id(), answers);
        connection.send(query);
    }

    /** Whether an answer to a numbered request is still due. */
    boolean isWaiting() {
        return !waiting.isEmpty();
    }

    /** Gives up what should have been answered before {@code now}. */
    void expire(Instant now) {
        Map<Integer, Waiting> late = new LinkedHashMap<>(waiting);
        late.values().removeIf(one -> !one.deadline().isBefore(now));
        late.forEach((tag, one) -> {
            waiting.remove(tag);
            answered(tag);
            one.reply().completeExceptionally(unreachable("it took too long"));
        });
    }

    /** Ends it; what is waited for will not come. */
    void close() {
        connection.close();
        fail("the connection was closed");
    }

    @Override
    public void received(Message message) {
        if (message instanceof Message.Reply reply) replied(reply);
        else if (message instanceof Message.FileList list) answered(list.query(), list);
        else if (message instanceof Message.Elsewhere hearsay) answered(hearsay.query(), hearsay);
        else breakOff();
    }

    @Override
    public void closed() {
        whenClosed.accept(this);
        fail("the connection ended");
    }

    /** A late or invented reply has nobody who waits for it. */
    private void replied(Message.Reply reply) {
        Waiting asked = waiting.remove(reply.tag());
        if (asked == null) return;
        answered(reply.tag());
        if (reply instanceof Message.Fault no) {
            asked.reply().completeExceptionally(new PeerRefused(no));
        } else {
            asked.reply().complete(reply);
        }
    }

    private void answered(QueryId query, Message.Answer answer) {
        queries.get(query).ifPresent(asked -> asked.accept(answer));
    }

    /** Whoever was dialled answers and does not ask. */
    private void breakOff() {
        connection.send(new Message.Fault(0, ErrorId.UNEXPECTED, "you were dialled to answer"));
        connection.close();
        closed();
    }

    private void fail(String why) {
        Set<CompletableFuture<Message.Reply>> lost = new LinkedHashSet<>();
        waiting.values().forEach(one -> lost.add(one.reply()));
        pieces.forEach(piece -> lost.add(piece.reply()));
        waiting.clear();
        pieces.clear();
        lost.forEach(reply -> reply.completeExceptionally(unreachable(why)));
    }

    private <T> T expected(Class<T> kind, Message.Reply came) {
        if (kind.isInstance(came)) return kind.cast(came);
        throw unreachable("it answered something else");
    }

    private PeerUnreachable unreachable(String why) {
        return new PeerUnreachable(endpoint.toString(), new TimeoutException(why));
    }

    private record Asking(
            int tag,
            Message.Request request,
            CompletableFuture<Message.Reply> reply,
            Duration patience) {

        boolean isForAPiece() {
            return request instanceof Message.PieceRequest;
        }
    }

    private record Waiting(CompletableFuture<Message.Reply> reply, Instant deadline) {}
}
