package p4.wire.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.servlet.Filter;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import p4.wire.http.HttpExchange.Trouble;
import spark.ExceptionHandlerImpl;
import spark.ExceptionMapper;
import spark.FilterImpl;
import spark.Request;
import spark.Response;
import spark.RouteImpl;
import spark.Spark;
import spark.http.matching.MatcherFilter;
import spark.route.HttpMethod;
import spark.route.Routes;
import spark.staticfiles.StaticFilesConfiguration;
import spark.utils.SparkUtils;

/**
 * The routes of an {@link HttpExchange} on Spark, the same on a socket and in memory.
 *
 * <p>Spark matches and runs them as a filter: a carrier of ours owns the socket, the threads and the
 * errors. {@code spark.Service} is not used, for it starts a thread as soon as it has a route. What
 * Spark itself would answer (404 and 500 in HTML, other methods) never gets that far. A reply that is
 * there at once is answered on the calling thread alone; another is waited for.
 */
final class SparkRoutes {

    private static final Logger LOG = LoggerFactory.getLogger(SparkRoutes.class);

    private final Routes routes = Routes.create();
    private final ExceptionMapper failures = new ExceptionMapper();
    private final Map<String, HttpExchange.Route> known = new LinkedHashMap<>();
    private final HttpExchange exchange;
    private final Duration answerWithin;

    private SparkRoutes(HttpExchange exchange, Duration answerWithin) {
        this.exchange = exchange;
        this.answerWithin = answerWithin;
        exchange.routes().forEach(route -> known.put(route.path(), route));
    }

    /**
     * A filter that runs every route of {@code exchange}.
     *
     * <p>Waits {@code answerWithin} for a reply, at most; with zero, only what is answered at once is
     * answered at all.
     */
    static Filter filter(HttpExchange exchange, Duration answerWithin) {
        var spark = new SparkRoutes(exchange, answerWithin);
        spark.install();
        var matcher = new MatcherFilter(
                spark.routes, new StaticFilesConfiguration(), spark.failures, false, false);
        return (request, response, chain) ->
                matcher.doFilter(new PlainRequest((HttpServletRequest) request), response, chain);
    }

    private void install() {
        routes.add(HttpMethod.before, new Doorman());
        for (HttpExchange.Route route : known.values()) {
            for (String method : route.methods()) {
                routes.add(
                        HttpMethod.get(method.toLowerCase(Locale.ROOT)),
                        RouteImpl.create(route.path(), (q, s) -> answer(route, q, s)));
            }
        }
        failures.map(Exception.class, new LastWord());
    }

    /** Turns away what no route is for, before any route is looked for. */
    private final class Doorman extends FilterImpl {

        Doorman() {
            super(SparkUtils.ALL_PATHS, "*/*");
        }

        @Override
        public void handle(Request request, Response response) {
            Optional<HttpReply> refusal = refusal(request.raw());
            if (refusal.isEmpty()) return;
            writeHead(refusal.get(), response.raw());
            throw Spark.halt(refusal.get().status(), refusal.get().body());
        }
    }

    /** Answers where a route failed. */
    private final class LastWord extends ExceptionHandlerImpl<Exception> {

        LastWord() {
            super(Exception.class);
        }

        @Override
        public void handle(Exception failure, Request request, Response response) {
            fail(failure, response);
        }
    }

    private Optional<HttpReply> refusal(HttpServletRequest request) {
        HttpExchange.Route route = known.get(request.getRequestURI());
        if (route == null) {
            return trouble(
                    Trouble.NO_SUCH_ROUTE, "expected one of " + String.join(" ", known.keySet()));
        }
        if (!route.methods().contains(request.getMethod())) {
            String allowed = String.join(", ", route.methods());
            return trouble(Trouble.METHOD_NOT_ALLOWED, "expected " + allowed)
                    .map(reply -> reply.with("allow", allowed));
        }
        if (!route.queryAllowed() && request.getQueryString() != null) {
            return trouble(
                    Trouble.MALFORMED, "no query is expected: what is asked goes into the body");
        }
        return Optional.empty();
    }

    private Optional<HttpReply> trouble(Trouble what, String detail) {
        return Optional.of(exchange.trouble(what, detail));
    }

    private Object answer(HttpExchange.Route route, Request request, Response response)
            throws IOException {
        HttpReply reply = answer(route, request.raw());
        writeHead(reply, response.raw());
        return reply.body();
    }

    private HttpReply answer(HttpExchange.Route route, HttpServletRequest request)
            throws IOException {
        try {
            HttpCall call = CallReader.read(request, route.bodyBytesMax());
            return await(exchange.answer(call, ends(request)));
        } catch (CallReader.TooLarge tooLarge) {
            return exchange.trouble(Trouble.TOO_LARGE, String.valueOf(tooLarge.getMessage()));
        } catch (Malformed malformed) {
            return exchange.trouble(Trouble.MALFORMED, String.valueOf(malformed.getMessage()));
        }
    }

    private HttpReply await(CompletionStage<HttpReply> reply) {
        try {
            return reply.toCompletableFuture().get(answerWithin.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            return late();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return late();
        } catch (ExecutionException failed) {
            throw new IllegalStateException("the tracker failed", failed.getCause());
        }
    }

    private HttpReply late() {
        return exchange.trouble(Trouble.NO_ANSWER, "the tracker did not answer in time");
    }

    /** The ends of the connection that {@code request} came over. */
    static HttpExchange.Ends ends(HttpServletRequest request) {
        return new HttpExchange.Ends(host(request.getRemoteAddr()), host(request.getLocalAddr()));
    }

    /** An address as a host: without the brackets that belong to an IPv6 URL. */
    private static String host(String address) {
        return address.startsWith("[") ? address.substring(1, address.length() - 1) : address;
    }

    private static void writeHead(HttpReply reply, HttpServletResponse response) {
        response.setStatus(reply.status());
        reply.headers().forEach(response::setHeader);
        response.setContentLength(reply.body().getBytes(StandardCharsets.UTF_8).length);
    }

    private void fail(Exception failure, Response response) {
        if (failure instanceof IOException) LOG.debug("a request was cut off", failure);
        else LOG.error("a request could not be answered", failure);
        HttpReply reply = exchange.trouble(Trouble.BROKEN, "the tracker failed; its log says how");
        writeHead(reply, response.raw());
        response.body(reply.body());
    }
}
