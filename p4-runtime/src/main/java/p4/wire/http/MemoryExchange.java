package p4.wire.http;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javax.servlet.Filter;
import javax.servlet.ServletException;
import p4.control.ControlHandler;
import p4.model.Token;

/**
 * A tracker's routes with no socket: the same Spark routes, on the thread that asks.
 *
 * <p>Starts no thread and waits for nothing: a reply that the handler has not made when it returns
 * is answered 503, so a single thread cannot lock itself out. May be asked by many threads.
 */
public final class MemoryExchange {

    private final Filter routes;

    /** Answers with {@code handler} within the limits on bodies of {@code limits}. */
    public MemoryExchange(
            ControlHandler handler,
            Supplier<String> figures,
            BooleanSupplier healthy,
            Optional<Token> figuresToken,
            HttpLimits limits) {
        this(new ControlExchange(handler, figures, healthy, figuresToken, limits));
    }

    /** Answers with {@code exchange}. */
    public MemoryExchange(HttpExchange exchange) {
        routes = SparkRoutes.filter(exchange, Duration.ZERO);
    }

    /** Answers with {@code handler}; always healthy, no figures, default limits. */
    public static MemoryExchange of(ControlHandler handler) {
        return new MemoryExchange(
                handler, () -> "", () -> true, Optional.empty(), HttpLimits.DEFAULT);
    }

    /** Answers {@code call}, which comes from the address {@code host}. */
    public HttpReply answer(HttpCall call, String host) {
        return answer(call, new HttpExchange.Ends(host, host));
    }

    /** Answers {@code call}, which comes over {@code connection}. */
    public HttpReply answer(HttpCall call, HttpExchange.Ends connection) {
        var response = new MemoryResponse();
        try {
            routes.doFilter(new MemoryRequest(call, connection), response, (rq, rs) -> {});
            return response.reply();
        } catch (IOException | ServletException impossible) {
            throw new IllegalStateException("memory has no input or output errors", impossible);
        }
    }
}
