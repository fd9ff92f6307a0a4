package p4.wire.grpc;

import io.grpc.Deadline;
import io.grpc.ManagedChannelBuilder;
import io.grpc.ServerBuilder;
import io.grpc.inprocess.AnonymousInProcessSocketAddress;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.inprocess.InProcessServerBuilder;
import java.net.SocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import p4.model.PeerEndpoint;
import p4.time.Timeline;

/**
 * Calls between peers of one JVM, with no socket; endpoints are known to one transport alone.
 *
 * <p>Everything runs on the calling thread, and timers on the scheduler that is handed in, so that no
 * thread is started.
 */
public final class InProcessTransport {

    /** From 30 days on gRPC sets no timer at all. */
    private static final long NEVER_IDLE_DAYS = 31;

    private final ScheduledExecutorService timers;
    private final Optional<Deadline.Ticker> ticker;
    private final Map<PeerEndpoint, SocketAddress> addresses = new ConcurrentHashMap<>();

    /** Uses {@code timers} for the deadlines of callers who set some, in real time. */
    public InProcessTransport(ScheduledExecutorService timers) {
        this.timers = timers;
        this.ticker = Optional.empty();
    }

    /** Uses {@code timers} for the deadlines of callers who set some, by the clock of {@code time}. */
    public InProcessTransport(ScheduledExecutorService timers, Timeline time) {
        this.timers = timers;
        this.ticker = Optional.of(new TimelineTicker(time));
    }

    /** A server at {@code endpoint}. */
    public ServerBuilder<?> server(PeerEndpoint endpoint) {
        var builder = InProcessServerBuilder.forAddress(address(endpoint))
                .directExecutor()
                .scheduledExecutorService(timers);
        ticker.ifPresent(builder::deadlineTicker);
        return builder;
    }

    /** A channel to {@code endpoint}. */
    public ManagedChannelBuilder<?> channel(PeerEndpoint endpoint) {
        return InProcessChannelBuilder.forAddress(address(endpoint))
                .directExecutor()
                .scheduledExecutorService(timers)
                .idleTimeout(NEVER_IDLE_DAYS, TimeUnit.DAYS);
    }

    private SocketAddress address(PeerEndpoint endpoint) {
        return addresses.computeIfAbsent(endpoint, e -> new AnonymousInProcessSocketAddress());
    }

    private static final class TimelineTicker extends Deadline.Ticker {

        private final Timeline time;
        private final Instant origin;

        TimelineTicker(Timeline time) {
            this.time = time;
            this.origin = time.instant();
        }

        @Override
        public long nanoTime() {
            return Duration.between(origin, time.instant()).toNanos();
        }
    }
}
