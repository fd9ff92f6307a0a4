package p4.wire.http;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import p4.control.ControlHandler;
import p4.control.ControlReply;

/** Servers for tests: on a free loopback port, with limits small enough to be reached. */
final class ServerFixture {

    static final ControlHandler RENEWING = (request, from) ->
            CompletableFuture.completedFuture(new ControlReply.Renewed(Duration.ofMillis(5)));

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private ServerFixture() {}

    static TrackerServer start(ControlHandler handler, HttpLimits limits) {
        return TrackerServer.start(at(0, limits), handler, () -> "", () -> true);
    }

    static HttpSettings at(int port, HttpLimits limits) {
        var loopback = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        return new HttpSettings(loopback, Optional.empty(), limits);
    }

    /** The least threads, {@code connections} in all, {@code perAddress} from one address. */
    static HttpLimits limits(int connections, int perAddress) {
        return limits(connections, perAddress, MINUTE, MINUTE, Duration.ofSeconds(5));
    }

    /** Looks for slow requests every {@code watch}; waits {@code answerWithin} for the tracker. */
    static HttpLimits limits(Duration watch, Duration answerWithin) {
        return limits(1_000, 1_000, MINUTE, watch, answerWithin);
    }

    /** Closes connections that are silent for {@code idle}. */
    static HttpLimits impatient(Duration idle) {
        return limits(1_000, 1_000, idle, MINUTE, Duration.ofSeconds(5));
    }

    private static HttpLimits limits(
            int connections, int perAddress, Duration idle, Duration watch, Duration answerWithin) {
        HttpLimits usual = HttpLimits.DEFAULT;
        return new HttpLimits(
                8,
                connections,
                perAddress,
                usual.headerBytesMax(),
                usual.messageBytesMax(),
                usual.treeBytesMax(),
                idle,
                usual.bytesPerSecondMin(),
                watch,
                answerWithin,
                usual.drain());
    }
}
