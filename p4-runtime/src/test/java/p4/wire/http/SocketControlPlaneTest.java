package p4.wire.http;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import p4.control.ControlHandler;
import p4.control.ControlPlane;
import p4.control.ControlPlaneContract;
import p4.time.ManualTimeline;
import p4.time.SystemTimeline;

/** The contract over HTTP on a loopback socket. */
final class SocketControlPlaneTest extends ControlPlaneContract {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(1);
    private final ExecutorService readers = Executors.newFixedThreadPool(2);
    private final Deque<TrackerServer> servers = new ArrayDeque<>();

    @Override
    protected ControlPlane connect(ControlHandler handler, ManualTimeline timeline) {
        TrackerServer server = ServerFixture.start(handler, HttpLimits.DEFAULT);
        servers.push(server);
        URI tracker = URI.create("http://127.0.0.1:" + server.address().getPort());
        return new HttpControlPlane(
                tracker, JdkCarrier.client(readers, PATIENCE), PATIENCE, new SystemTimeline(timer));
    }

    @AfterEach
    void stopListening() {
        servers.forEach(TrackerServer::close);
        readers.shutdownNow();
        timer.shutdownNow();
    }
}
