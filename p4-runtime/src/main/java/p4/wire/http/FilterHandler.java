package p4.wire.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import javax.servlet.Filter;
import javax.servlet.ServletException;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.eclipse.jetty.ee8.nested.AbstractHandler;
import org.eclipse.jetty.ee8.nested.Request;
import org.eclipse.jetty.util.component.Graceful;
import p4.control.Refusal;

/**
 * Runs every request of a Jetty server through one servlet filter.
 *
 * <p>While the server stops, it answers 503 and is done when the requests it has begun are. (Jetty's
 * own handler for that never counts down a request whose connection was cut off.)
 */
final class FilterHandler extends AbstractHandler implements Graceful {

    private final Filter filter;
    private final AtomicInteger begun = new AtomicInteger();
    private final Shutdown shutdown = new Shutdown(this) {
        @Override
        public boolean isShutdownDone() {
            return begun.get() == 0;
        }
    };

    /** Runs {@code filter}, after which nothing comes. */
    FilterHandler(Filter filter) {
        this.filter = filter;
    }

    @Override
    public void handle(
            String target, Request base, HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        base.setHandled(true);
        // Counted before it looks, so that nobody slips in between.
        begun.incrementAndGet();
        try {
            if (isShutdown()) write(JettyErrors.reply(Refusal.DRAINING.httpStatus()), response);
            else filter.doFilter(request, response, (rq, rs) -> {});
        } finally {
            begun.decrementAndGet();
            if (isShutdown()) shutdown.check();
        }
    }

    @Override
    public CompletableFuture<Void> shutdown() {
        return shutdown.shutdown();
    }

    @Override
    public boolean isShutdown() {
        return shutdown.isShutdown();
    }

    /** Writes {@code reply} with all its headers. */
    static void write(HttpReply reply, HttpServletResponse response) throws IOException {
        byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
        response.setStatus(reply.status());
        reply.headers().forEach(response::setHeader);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
