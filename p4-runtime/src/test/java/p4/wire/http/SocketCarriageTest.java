package p4.wire.http;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import p4.control.ControlHandler;
import p4.time.SystemTimeline;

class SocketCarriageTest extends HttpCarriageContract {

    private static final AtomicReference<ControlHandler> HANDLER = new AtomicReference<>();
    private static final ExecutorService THREADS = Executors.newFixedThreadPool(2);
    private static final ScheduledExecutorService TIMER =
            Executors.newSingleThreadScheduledExecutor();
    private static TrackerServer server;
    private static Carrier carrier;

    @BeforeAll
    static void open() {
        server = ServerFixture.start(
                (request, from) -> HANDLER.get().handle(request, from), HttpLimits.DEFAULT);
        carrier = new JdkCarrier(
                URI.create("http://127.0.0.1:" + server.address().getPort()),
                JdkCarrier.client(THREADS, Duration.ofSeconds(5)),
                Duration.ofSeconds(20),
                new SystemTimeline(TIMER));
    }

    @AfterAll
    static void close() {
        server.close();
        THREADS.shutdown();
        TIMER.shutdown();
    }

    @Override
    Carrier carrierTo(ControlHandler handler) {
        HANDLER.set(handler);
        return carrier;
    }
}
