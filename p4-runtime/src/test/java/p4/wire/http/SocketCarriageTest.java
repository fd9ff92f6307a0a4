package p4.wire.http;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import p4.control.ControlHandler;
import p4.time.SystemTimeline;

class SocketCarriageTest extends HttpCarriageContract {

    private final ExecutorService threads = Executors.newFixedThreadPool(2);
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final HttpClient client = JdkCarrier.client(threads, Duration.ofSeconds(5));
    private final List<TrackerServer> servers = new ArrayList<>();

    @Override
    Carrier carrierTo(ControlHandler handler) {
        TrackerServer server = TrackerServer.start(
                HttpSettings.at(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)),
                handler,
                () -> "",
                () -> true);
        servers.add(server);
        return new JdkCarrier(
                URI.create("http://127.0.0.1:" + server.address().getPort()),
                client,
                Duration.ofSeconds(20),
                new SystemTimeline(timer));
    }

    @AfterEach
    void close() {
        servers.forEach(TrackerServer::close);
        threads.shutdown();
        timer.shutdown();
    }
}
