package p4.wire.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javax.servlet.Filter;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.component.LifeCycle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import p4.control.ControlHandler;

/**
 * A tracker's routes on a socket: Spark's routes in a Jetty server that this class sets up.
 *
 * <p>A message is read without a thread; only what is larger, or is being answered, holds one.
 * Many can run in one JVM. No proxy's word is taken for a client's address.
 */
public final class TrackerServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TrackerServer.class);

    private final Server server;
    private final InetSocketAddress address;

    private TrackerServer(Server server, InetSocketAddress address) {
        this.server = server;
        this.address = address;
    }

    /**
     * Listens and answers with {@code handler} from now on.
     *
     * <p>{@code figures} makes the text of {@code /metrics}, {@code healthy} the answer of {@code
     * /healthz}; both are called on the server's threads.
     *
     * @throws UncheckedIOException if the address cannot be listened on
     */
    public static TrackerServer start(
            HttpSettings settings,
            ControlHandler handler,
            Supplier<String> figures,
            BooleanSupplier healthy) {
        return start(
                settings,
                new ControlExchange(
                        handler, figures, healthy, settings.metricsToken(), settings.limits()));
    }

    /**
     * Listens and answers with {@code exchange} from now on.
     *
     * @throws UncheckedIOException if the address cannot be listened on
     */
    public static TrackerServer start(HttpSettings settings, HttpExchange exchange) {
        Filter routes = SparkRoutes.filter(exchange, settings.limits().answerWithin());
        return start(JettyServer.prepare(settings, routes), settings.listen());
    }

    /**
     * Listens and answers with {@code bytes} what it is for, and the rest with {@code exchange}.
     *
     * @throws UncheckedIOException if the address cannot be listened on
     */
    public static TrackerServer start(
            HttpSettings settings, HttpExchange exchange, ByteExchange bytes) {
        Duration within = settings.limits().answerWithin();
        Filter routes = SparkRoutes.filter(exchange, within);
        Filter both = new ByteFilter(bytes, exchange, routes, within);
        return start(JettyServer.prepare(settings, both), settings.listen());
    }

    private static TrackerServer start(Server server, InetSocketAddress wanted) {
        try {
            server.start();
            var connector = (ServerConnector) server.getConnectors()[0];
            return new TrackerServer(
                    server, new InetSocketAddress(wanted.getAddress(), connector.getLocalPort()));
        } catch (IOException refused) {
            LifeCycle.stop(server);
            throw new UncheckedIOException("cannot listen on " + wanted, refused);
        } catch (Exception failed) {
            LifeCycle.stop(server);
            throw new IllegalStateException("cannot start a server on " + wanted, failed);
        }
    }

    /** Where it listens, with the port that was taken. */
    public InetSocketAddress address() {
        return address;
    }

    /**
     * Takes no more requests (503 on open connections), finishes those begun, and stops.
     *
     * <p>Blocks for {@code HttpLimits.drain} at most, then cuts off what is left.
     */
    @Override
    public void close() {
        try {
            server.stop();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } catch (TimeoutException late) {
            LOG.warn("{} was closed before every request was answered", address);
        } catch (Exception failed) {
            throw new IllegalStateException("the server did not stop cleanly", failed);
        }
    }
}
