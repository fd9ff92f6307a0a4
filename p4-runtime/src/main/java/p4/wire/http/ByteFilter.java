package p4.wire.http;

import java.io.IOException;
import java.time.Duration;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.servlet.Filter;
import javax.servlet.FilterChain;
import javax.servlet.ServletException;
import javax.servlet.ServletRequest;
import javax.servlet.ServletResponse;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import p4.wire.http.HttpExchange.Trouble;

/** Answers what a {@link ByteExchange} is for, and leaves the rest to the routes beside it. */
final class ByteFilter implements Filter {

    private static final Logger LOG = LoggerFactory.getLogger(ByteFilter.class);

    private final ByteExchange bytes;
    private final HttpExchange beside;
    private final Filter routes;
    private final Duration answerWithin;

    /** Answers with {@code bytes}, or lets {@code routes} do it, which are those of {@code beside}. */
    ByteFilter(ByteExchange bytes, HttpExchange beside, Filter routes, Duration answerWithin) {
        this.bytes = bytes;
        this.beside = beside;
        this.routes = routes;
        this.answerWithin = answerWithin;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var call = (HttpServletRequest) request;
        if (call.getRequestURI().startsWith(bytes.prefix())) {
            answer(call, (HttpServletResponse) response);
        } else {
            routes.doFilter(request, response, chain);
        }
    }

    private void answer(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (!ByteExchange.METHODS.contains(request.getMethod())) {
            String allowed = String.join(", ", ByteExchange.METHODS);
            FilterHandler.write(
                    beside.trouble(Trouble.METHOD_NOT_ALLOWED, "expected " + allowed)
                            .with("allow", allowed),
                    response);
            return;
        }
        CompletionStage<ByteReply> coming = bytes.answer(call(request), SparkRoutes.ends(request));
        try {
            send(
                    coming.toCompletableFuture().get(answerWithin.toNanos(), TimeUnit.NANOSECONDS),
                    request,
                    response);
        } catch (TimeoutException late) {
            abandon(coming, Trouble.NO_ANSWER, response);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            abandon(coming, Trouble.NO_ANSWER, response);
        } catch (ExecutionException failed) {
            LOG.error("a request could not be answered", failed);
            abandon(coming, Trouble.BROKEN, response);
        }
    }

    private static void send(
            ByteReply reply, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        try {
            response.setStatus(reply.status());
            reply.headers().forEach(response::setHeader);
            if (reply.header("content-length").isEmpty()) {
                response.setContentLength(reply.count());
            }
            if (request.getMethod().equals("HEAD")) return;
            response.getOutputStream().write(reply.bytes(), reply.from(), reply.count());
        } finally {
            reply.over().run();
        }
    }

    /** Says {@code what}; should the reply come after all, nobody waits for it. */
    private void abandon(
            CompletionStage<ByteReply> coming, Trouble what, HttpServletResponse response)
            throws IOException {
        coming.whenComplete((reply, failed) -> {
            if (failed == null) reply.over().run();
        });
        FilterHandler.write(beside.trouble(what, "the file did not come in time"), response);
    }

    private static HttpCall call(HttpServletRequest request) {
        var headers = new TreeMap<String, String>();
        for (String name : ByteExchange.HEADERS) {
            String value = request.getHeader(name);
            if (value != null) headers.put(name, value);
        }
        return new HttpCall(request.getMethod(), request.getRequestURI(), headers, "");
    }
}
