package p4.wire.http;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javax.servlet.Filter;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import p4.control.Refusal;
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
 * The routes of {@link HttpRoute} on Spark, the same on a socket and in memory.
 *
 * <p>Spark matches and runs them as a filter: a carrier of ours owns the socket, the threads and the
 * errors. {@code spark.Service} is not used, for it starts a thread as soon as it has a route. What
 * Spark itself would answer (404 and 500 in HTML, other methods) never gets that far.
 */
final class SparkRoutes {

    private static final Logger LOG = LoggerFactory.getLogger(SparkRoutes.class);

    private final Routes routes = Routes.create();
    private final ExceptionMapper failures = new ExceptionMapper();
    private final ControlExchange exchange;
    private final HttpLimits limits;

    private SparkRoutes(ControlExchange exchange, HttpLimits limits) {
        this.exchange = exchange;
        this.limits = limits;
    }

    /** A filter that runs every route, answered by {@code exchange} within {@code limits}. */
    static Filter filter(ControlExchange exchange, HttpLimits limits) {
        var spark = new SparkRoutes(exchange, limits);
        spark.install();
        var matcher = new MatcherFilter(
                spark.routes, new StaticFilesConfiguration(), spark.failures, false, false);
        return (request, response, chain) ->
                matcher.doFilter(new PlainRequest((HttpServletRequest) request), response, chain);
    }

    private void install() {
        routes.add(HttpMethod.before, new Doorman());
        for (HttpRoute route : HttpRoute.values()) {
            for (String method : route.methods()) {
                routes.add(
                        HttpMethod.get(method.toLowerCase(Locale.ROOT)),
                        RouteImpl.create(route.path(), (q, s) -> answer(route, q, s)));
            }
        }
        failures.map(Exception.class, new LastWord());
    }

    /** Turns away what no route is for, before any route is looked for. */
    private static final class Doorman extends FilterImpl {

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
    private static final class LastWord extends ExceptionHandlerImpl<Exception> {

        LastWord() {
            super(Exception.class);
        }

        @Override
        public void handle(Exception failure, Request request, Response response) {
            fail(failure, response);
        }
    }

    private static Optional<HttpReply> refusal(HttpServletRequest request) {
        Optional<HttpRoute> route = HttpRoute.at(request.getRequestURI());
        if (route.isEmpty()) {
            String known = Stream.of(HttpRoute.values()).map(HttpRoute::path).collect(joining(" "));
            return Optional.of(Problem.NO_SUCH_ROUTE.reply("expected one of " + known));
        }
        if (!route.get().methods().contains(request.getMethod())) {
            String allowed = String.join(", ", route.get().methods());
            HttpReply reply = Problem.METHOD_NOT_ALLOWED.reply("expected " + allowed);
            return Optional.of(reply.with("allow", allowed));
        }
        if (route.get().isControl() && request.getQueryString() != null) {
            return Optional.of(Problem.refused(
                    Refusal.MALFORMED, "no query is expected: what is asked goes into the body"));
        }
        return Optional.empty();
    }

    private Object answer(HttpRoute route, Request request, Response response) throws IOException {
        HttpReply reply = answer(route, request.raw());
        writeHead(reply, response.raw());
        return reply.body();
    }

    private HttpReply answer(HttpRoute route, HttpServletRequest request) throws IOException {
        try {
            HttpCall call = CallReader.read(request, limits.bodyBytesMax(route));
            return exchange.answer(route, call, host(request));
        } catch (CallReader.TooLarge tooLarge) {
            String detail = String.valueOf(tooLarge.getMessage());
            return Problem.refused(Refusal.TOO_LARGE, detail);
        } catch (Malformed malformed) {
            return Problem.refused(Refusal.MALFORMED, String.valueOf(malformed.getMessage()));
        }
    }

    /** The address as a host: without the brackets that belong to an IPv6 URL. */
    private static String host(HttpServletRequest request) {
        String host = request.getRemoteAddr();
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    private static void writeHead(HttpReply reply, HttpServletResponse response) {
        response.setStatus(reply.status());
        reply.headers().forEach(response::setHeader);
        response.setContentLength(reply.body().getBytes(StandardCharsets.UTF_8).length);
    }

    private static void fail(Exception failure, Response response) {
        if (failure instanceof IOException) LOG.debug("a request was cut off", failure);
        else LOG.error("a request could not be answered", failure);
        HttpReply reply = Problem.BROKEN.reply("the tracker failed; its log says how");
        writeHead(reply, response.raw());
        response.body(reply.body());
    }
}
