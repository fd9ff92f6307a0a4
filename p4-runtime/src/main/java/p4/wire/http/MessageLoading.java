package p4.wire.http;

import java.util.ArrayDeque;
import java.util.Queue;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.EagerContentHandler.ContentLoader;
import org.eclipse.jetty.server.handler.EagerContentHandler.ContentLoaderFactory;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Invocable;
import org.jspecify.annotations.Nullable;

/**
 * Waits for a message to be there as a whole, or for its first bytes, without holding a thread.
 *
 * <p>Jetty's own factory for this keeps a request for ever when its sender falls silent; here the
 * idle time-out of the connection ends it with 408.
 */
final class MessageLoading implements ContentLoaderFactory {

    private static final int FRAMING_BYTES = 64;

    private final int bytesMax;

    /** Waits for {@code bytesMax} bytes at most, some of framing included. */
    MessageLoading(int bytesMax) {
        this.bytesMax = bytesMax;
    }

    @Override
    public @Nullable String getApplicableMimeType() {
        return null; // Jetty's word for: all of them
    }

    @Override
    public ContentLoader newContentLoader(
            String contentType,
            String mimeType,
            Handler handler,
            Request request,
            Response response,
            Callback callback) {
        return new Loader(handler, request, response, callback);
    }

    /** One message; read by one thread at a time. */
    private final class Loader extends ContentLoader {

        private final Queue<Content.Chunk> chunks = new ArrayDeque<>();
        private int bytes;

        Loader(Handler handler, Request request, Response response, Callback callback) {
            super(handler, request, response, callback);
        }

        @Override
        protected void load() {
            if (isThere()) begin();
        }

        private void loadMore() {
            if (isThere()) getRequest().getContext().execute(this::begin);
        }

        /** Reads what has come; if that is not enough, asks to be called for more. */
        private boolean isThere() {
            for (Content.Chunk chunk = getRequest().read();
                    chunk != null;
                    chunk = getRequest().read()) {
                if (Content.Chunk.isFailure(chunk)) {
                    giveUp();
                    return false;
                }
                chunks.add(chunk);
                bytes += chunk.remaining() + FRAMING_BYTES;
                if (chunk.isLast() || bytes >= bytesMax) return true;
            }
            getRequest()
                    .demand(Invocable.from(Invocable.InvocationType.NON_BLOCKING, this::loadMore));
            return false;
        }

        private void begin() {
            handle(new Rewound(), getResponse(), Callback.from(getCallback(), this::release));
        }

        private void giveUp() {
            release();
            Response.writeError(
                    getRequest(), getResponse(), getCallback(), HttpStatus.REQUEST_TIMEOUT_408);
        }

        private void release() {
            chunks.forEach(Content.Chunk::release);
            chunks.clear();
        }

        /** The request from its first byte on. */
        private final class Rewound extends Request.Wrapper {

            Rewound() {
                super(Loader.this.getRequest());
            }

            @Override
            public Content.@Nullable Chunk read() {
                return chunks.isEmpty() ? super.read() : chunks.remove();
            }
        }
    }
}
