package p4.wire.http;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import javax.servlet.Filter;
import javax.servlet.http.HttpServletRequest;
import spark.ExceptionMapper;
import spark.Service;
import spark.embeddedserver.EmbeddedServer;
import spark.embeddedserver.EmbeddedServerFactory;
import spark.embeddedserver.EmbeddedServers;
import spark.embeddedserver.jetty.websocket.WebSocketHandlerWrapper;
import spark.http.matching.MatcherFilter;
import spark.route.Routes;
import spark.ssl.SslStores;
import spark.staticfiles.StaticFilesConfiguration;

/**
 * The embedded server that Spark believes it started: it only keeps Spark's routes as a filter.
 *
 * <p>So a carrier of ours owns the socket, the threads and the errors, and Spark owns the routes.
 * Spark's way to say that it cannot start is to end the JVM; here it is to throw. The thread on
 * which Spark starts a server has ended when {@link #of} returns.
 */
final class CapturedRoutes implements EmbeddedServer {

    private static final Object LOCK = new Object();

    private final CompletableFuture<Thread> starter = new CompletableFuture<>();
    private final Filter filter;

    private CapturedRoutes(
            Routes routes, StaticFilesConfiguration files, ExceptionMapper exceptions) {
        var matcher = new MatcherFilter(routes, files, exceptions, false, false);
        filter = (request, response, chain) ->
                matcher.doFilter(new PlainRequest((HttpServletRequest) request), response, chain);
    }

    /**
     * The filter that runs the routes which {@code installing} puts on a Spark service.
     *
     * <p>Spark keeps its factories in one map without a lock, so services start one at a time.
     */
    static Filter of(Consumer<Service> installing) {
        synchronized (LOCK) {
            var captured = new CompletableFuture<CapturedRoutes>();
            EmbeddedServers.add(CapturedRoutes.class, keeping(captured));
            Service spark = Service.ignite();
            spark.embeddedServerIdentifier(CapturedRoutes.class);
            spark.initExceptionHandler(captured::completeExceptionally);
            installing.accept(spark);
            spark.awaitInitialization();
            return captured.join().filterOnceStarted();
        }
    }

    private static EmbeddedServerFactory keeping(CompletableFuture<CapturedRoutes> captured) {
        return (routes, files, exceptions, hasOtherHandlers) -> {
            var server = new CapturedRoutes(routes, files, exceptions);
            captured.complete(server);
            return server;
        };
    }

    private Filter filterOnceStarted() {
        try {
            starter.join().join();
            return filter;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new CompletionException(stopping);
        }
    }

    @Override
    public int ignite(
            String host, int port, SslStores stores, int threadsMax, int threadsMin, int idle) {
        starter.complete(Thread.currentThread());
        return port;
    }

    @Override
    public void configureWebSockets(
            Map<String, WebSocketHandlerWrapper> handlers, Optional<Long> idleMillis) {
        // Spark's own answer is to throw, even when there are no web sockets.
    }

    @Override
    public void join() {
        // Nothing runs here that one could wait for.
    }

    @Override
    public void extinguish() {
        // Nothing runs here that one could stop.
    }

    @Override
    public int activeThreadCount() {
        return 0;
    }
}
