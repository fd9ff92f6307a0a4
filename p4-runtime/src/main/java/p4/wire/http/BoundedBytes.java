package p4.wire.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/** Takes a response's body whole, and breaks off when it has too many bytes. */
final class BoundedBytes implements BodySubscriber<byte[]> {

    private final int bytesMax;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final CompletableFuture<byte[]> whole = new CompletableFuture<>();
    private Optional<Flow.Subscription> subscription = Optional.empty();

    /** Takes {@code bytesMax} bytes at most. */
    BoundedBytes(int bytesMax) {
        this.bytesMax = bytesMax;
    }

    @Override
    public CompletionStage<byte[]> getBody() {
        return whole;
    }

    @Override
    public void onSubscribe(Flow.Subscription begun) {
        subscription = Optional.of(begun);
        begun.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        if (!whole.isDone()) buffers.forEach(this::take);
    }

    @Override
    public void onError(Throwable failure) {
        whole.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        whole.complete(bytes.toByteArray());
    }

    private void take(ByteBuffer buffer) {
        if (bytes.size() + buffer.remaining() > bytesMax) {
            whole.completeExceptionally(
                    new IOException("the reply has more than " + bytesMax + " bytes"));
            subscription.ifPresent(Flow.Subscription::cancel);
            return;
        }
        var chunk = new byte[buffer.remaining()];
        buffer.get(chunk);
        bytes.write(chunk, 0, chunk.length);
    }
}
