package p4.wire.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/** Takes a response's body as UTF-8 text and breaks off when it has too many bytes. */
final class BoundedText implements BodySubscriber<String> {

    private final int bytesMax;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final CompletableFuture<String> text = new CompletableFuture<>();
    private Optional<Flow.Subscription> subscription = Optional.empty();

    /** Takes {@code bytesMax} bytes at most. */
    BoundedText(int bytesMax) {
        this.bytesMax = bytesMax;
    }

    @Override
    public CompletionStage<String> getBody() {
        return text;
    }

    @Override
    public void onSubscribe(Flow.Subscription begun) {
        subscription = Optional.of(begun);
        begun.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        if (!text.isDone()) buffers.forEach(this::take);
    }

    @Override
    public void onError(Throwable failure) {
        text.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        text.complete(bytes.toString(StandardCharsets.UTF_8));
    }

    private void take(ByteBuffer buffer) {
        if (bytes.size() + buffer.remaining() > bytesMax) {
            text.completeExceptionally(
                    new IOException("the reply has more than " + bytesMax + " bytes"));
            subscription.ifPresent(Flow.Subscription::cancel);
            return;
        }
        var chunk = new byte[buffer.remaining()];
        buffer.get(chunk);
        bytes.write(chunk, 0, chunk.length);
    }
}
