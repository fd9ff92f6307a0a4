package p4.wire.http;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import p4.control.ControlHandler;
import p4.time.SystemTimeline;
import p4.tls.TrustedRoots;

/** Over TLS the routes keep the same promises. */
class TlsCarriageTest extends HttpCarriageContract {

    private static final AtomicReference<ControlHandler> HANDLER = new AtomicReference<>();
    private static final ExecutorService THREADS = Executors.newFixedThreadPool(2);
    private static final ScheduledExecutorService TIMER =
            Executors.newSingleThreadScheduledExecutor();
    private static TrackerServer server;
    private static Carrier carrier;

    @BeforeAll
    static void open(@TempDir Path folder) throws IOException {
        var serving = TlsFixture.serving(folder);
        server = TrackerServer.start(
                ServerFixture.at(0, HttpLimits.DEFAULT).with(Optional.of(serving)),
                (request, from) -> HANDLER.get().handle(request, from),
                () -> "",
                () -> true);
        var trusted = TrustedRoots.read(folder.resolve("ca.crt"), Instant.now());
        carrier = new JdkCarrier(
                URI.create("https://127.0.0.1:" + server.address().getPort()),
                JdkCarrier.client(THREADS, Duration.ofSeconds(5), Optional.of(trusted.calling())),
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
