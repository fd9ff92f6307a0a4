package p4.sim.member;

import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.ServerBuilder;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.ServerInterceptors;
import io.grpc.ServerServiceDefinition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import p4.model.Token;
import p4.wire.grpc.BearerInterceptor;
import p4.wire.grpc.PeerControlEndpoint;

/** Serves the orders of a {@link Hosting}, and the commands of its peers, to who has the token. */
final class MemberServer implements AutoCloseable {

    private static final int GOODBYE_SECONDS = 1;
    private static final int MESSAGE_BYTES_MAX = 16 << 20;

    private final Server server;
    private final Hosting hosting;
    private final AtomicBoolean called = new AtomicBoolean();

    /**
     * Serves on what {@code builder} is built for.
     *
     * @throws UncheckedIOException if the address cannot be listened on
     */
    MemberServer(ServerBuilder<?> builder, Hosting hosting, Token token, MemberEndpoint orders) {
        this.hosting = hosting;
        ServerServiceDefinition commands =
                PeerControlEndpoint.service(new RoutedCommands(hosting::commands), token);
        this.server = builder.maxInboundMessageSize(MESSAGE_BYTES_MAX)
                .addService(ServerInterceptors.interceptForward(
                        orders, new BearerInterceptor(token), new Noted()))
                .addService(ServerInterceptors.intercept(commands, new PeerHeader()))
                .build();
        try {
            server.start();
        } catch (IOException taken) {
            throw new UncheckedIOException("cannot listen: " + taken.getMessage(), taken);
        }
    }

    /** The port that was taken; −1 where the transport has none. */
    int port() {
        return server.getPort();
    }

    /** Tells whether a laboratory listens to the events, or has called since this was last asked. */
    boolean attended() {
        boolean gaveOrders = called.getAndSet(false);
        return gaveOrders || hosting.log().readers() > 0;
    }

    @Override
    public void close() {
        server.shutdownNow();
        try {
            server.awaitTermination(GOODBYE_SECONDS, TimeUnit.SECONDS); // so that answers get out
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }

    /** Notes every order of somebody who was let in. */
    private final class Noted implements ServerInterceptor {

        @Override
        public <Q, A> ServerCall.Listener<Q> interceptCall(
                ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
            called.set(true);
            return next.startCall(call, headers);
        }
    }
}
