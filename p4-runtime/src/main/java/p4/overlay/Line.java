package p4.overlay;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import p4.model.PeerEndpoint;
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
    private final Connection connection;
    private int tags;

    Line(OverlayNetwork network, PeerEndpoint endpoint, Consumer<Line> whenClosed) {
        this.endpoint = endpoint;
        this.whenClosed = whenClosed;
        this.connection = network.connect(endpoint, this);
    }

    PeerEndpoint endpoint() {
        return endpoint;
    }

    String remoteHost() {
        return connection.remoteHost();
    }

    /** Asks, and fails with {@link PeerUnreachable} or {@link PeerRefused}. */
    <T extends Message.Reply> CompletionStage<T> ask(
            Class<T> kind, IntFunction<Message.Request> request, Instant deadline) {
        int tag = ++tags;
        var reply = new CompletableFuture<Message.Reply>();
        waiting.put(tag, new Waiting(reply, deadline));
        connection.send(request.apply(tag));
        return reply.thenApply(came -> expected(kind, came));
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
        List<Waiting> late = new ArrayList<>();
        waiting.values().removeIf(one -> one.deadline().isBefore(now) && late.add(one));
        late.forEach(one -> one.reply().completeExceptionally(unreachable("it took too long")));
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
        List<Waiting> lost = List.copyOf(waiting.values());
        waiting.clear();
        lost.forEach(one -> one.reply().completeExceptionally(unreachable(why)));
    }

    private <T> T expected(Class<T> kind, Message.Reply came) {
        if (kind.isInstance(came)) return kind.cast(came);
        throw unreachable("it answered something else");
    }

    private PeerUnreachable unreachable(String why) {
        return new PeerUnreachable(endpoint.toString(), new TimeoutException(why));
    }

    private record Waiting(CompletableFuture<Message.Reply> reply, Instant deadline) {}
}
