package p4.wire.http;

import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.servlet.Filter;
import org.eclipse.jetty.ee8.nested.ContextHandler;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.server.handler.EagerContentHandler;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** Sets up a Jetty server for one servlet filter, with every bound of {@link HttpLimits}. */
final class JettyServer {

    private static final int THREADS_MIN = 1;
    private static final Duration PARTING = Duration.ofMillis(100);

    private JettyServer() {}

    /** A server that runs {@code routes} once it is started; it takes a true port 0. */
    static Server prepare(HttpSettings settings, Filter routes) {
        HttpLimits limits = settings.limits();
        var server = new Server(threads(limits));
        ServerConnector connector = connector(server, settings);
        server.addConnector(connector);
        server.addBean(new NetworkConnectionLimit(limits.connectionsMax(), connector));
        server.setHandler(handlers(routes, limits));
        server.setErrorHandler(new JettyErrors());
        server.setStopTimeout(limits.drain().toMillis());
        return server;
    }

    private static QueuedThreadPool threads(HttpLimits limits) {
        var threads = new QueuedThreadPool(limits.threads(), THREADS_MIN);
        threads.setName("tracker-http");
        threads.setReservedThreads(0);
        return threads;
    }

    private static ServerConnector connector(Server server, HttpSettings settings) {
        HttpLimits limits = settings.limits();
        // No acceptor thread: the one selector accepts as well.
        var connector = new ServerConnector(server, 0, 1, protocols(settings));
        connector.setHost(settings.listen().getAddress().getHostAddress());
        connector.setPort(settings.listen().getPort());
        connector.setIdleTimeout(limits.idle().toMillis());
        connector.setShutdownIdleTimeout(PARTING.toMillis());
        connector.addBean(new ConnectionWatch(limits, connector.getScheduler()));
        return connector;
    }

    private static ConnectionFactory[] protocols(HttpSettings settings) {
        HttpConnectionFactory http = http(settings.limits());
        return settings.tls()
                .map(tls -> new ConnectionFactory[] {encrypted(tls, http), http})
                .orElseGet(() -> new ConnectionFactory[] {http});
    }

    private static SslConnectionFactory encrypted(SSLContext tls, HttpConnectionFactory http) {
        var context = new SslContextFactory.Server();
        context.setSslContext(tls);
        context.setIncludeProtocols("TLSv1.3", "TLSv1.2");
        context.setRenegotiationAllowed(false);
        var factory = new SslConnectionFactory(context, http.getProtocol());
        factory.setEnsureSecureRequestCustomizer(false); // nothing asks whether it is secure
        return factory;
    }

    private static HttpConnectionFactory http(HttpLimits limits) {
        var configuration = new HttpConfiguration();
        configuration.setSendServerVersion(false);
        configuration.setSendXPoweredBy(false);
        configuration.setRequestHeaderSize(limits.headerBytesMax());
        return new HttpConnectionFactory(configuration);
    }

    private static Handler handlers(Filter routes, HttpLimits limits) {
        var context = new ContextHandler("/");
        context.setHandler(new FilterHandler(routes));
        context.setErrorHandler(new ServletErrors());
        // A message waits for its last byte on the selector; a tree is read by the thread it needs.
        var messages = new MessageLoading(limits.messageBytesMax());
        return new EagerContentHandler(context.get(), messages);
    }
}
