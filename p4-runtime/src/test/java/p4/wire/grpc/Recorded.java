package p4.wire.grpc;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** One raw call and everything that came back: headers, messages, status, trailers. */
final class Recorded<Q, A> extends ClientCall.Listener<A> {

    private final ClientCall<Q, A> call;
    private final CompletableFuture<Metadata> headers = new CompletableFuture<>();
    private final List<A> messages = new ArrayList<>();
    private final CompletableFuture<Status> status = new CompletableFuture<>();
    private volatile Metadata trailers = new Metadata();

    /** Starts {@code method} with {@code metadata}, asks for {@code messages} at most. */
    Recorded(Channel channel, MethodDescriptor<Q, A> method, Metadata metadata, int messages) {
        call = channel.newCall(method, CallOptions.DEFAULT);
        call.start(this, metadata);
        call.request(messages);
    }

    Recorded<Q, A> send(Q message) {
        call.sendMessage(message);
        return this;
    }

    Recorded<Q, A> halfClose() {
        call.halfClose();
        return this;
    }

    void ask(int more) {
        call.request(more);
    }

    void cancel() {
        call.cancel("a test is over", null);
    }

    CompletableFuture<Metadata> headers() {
        return headers;
    }

    synchronized List<A> messages() {
        return List.copyOf(messages);
    }

    CompletableFuture<Status> status() {
        return status;
    }

    String trailer(String name) {
        return String.valueOf(trailers.get(key(name)));
    }

    static Metadata.Key<String> key(String name) {
        return Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER);
    }

    /** Metadata with one entry. */
    static Metadata metadata(String name, String value) {
        var metadata = new Metadata();
        metadata.put(key(name), value);
        return metadata;
    }

    @Override
    public void onHeaders(Metadata received) {
        headers.complete(received);
    }

    @Override
    public synchronized void onMessage(A message) {
        messages.add(message);
    }

    @Override
    public void onClose(Status ended, Metadata received) {
        trailers = received;
        status.complete(ended);
    }
}
