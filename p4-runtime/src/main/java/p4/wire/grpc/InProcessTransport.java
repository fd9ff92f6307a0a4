package p4.wire.grpc;

import io.grpc.ManagedChannelBuilder;
import io.grpc.ServerBuilder;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.inprocess.InProcessServerBuilder;
import java.util.concurrent.ScheduledExecutorService;
import p4.model.PeerEndpoint;

/**
 * Calls between peers of one JVM, with no socket; an endpoint's text is the name of its server.
 *
 * <p>Everything runs on the calling thread, and timers on the scheduler that is handed in, so that no
 * thread is started.
 */
public final class InProcessTransport {

    private final ScheduledExecutorService timers;

    /** Uses {@code timers} for deadlines. */
    public InProcessTransport(ScheduledExecutorService timers) {
        this.timers = timers;
    }

    /** A server at {@code endpoint}. */
    public ServerBuilder<?> server(PeerEndpoint endpoint) {
        return InProcessServerBuilder.forName(endpoint.toString())
                .directExecutor()
                .scheduledExecutorService(timers);
    }

    /** A channel to {@code endpoint}. */
    public ManagedChannelBuilder<?> channel(PeerEndpoint endpoint) {
        return InProcessChannelBuilder.forName(endpoint.toString())
                .directExecutor()
                .scheduledExecutorService(timers);
    }
}
