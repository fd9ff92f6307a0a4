package p4.wire.grpc;

import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import java.util.Optional;
import p4.model.Ticket;

/**
 * Takes the ticket out of a call's metadata, and writes {@code http-status: 200} on what is served.
 *
 * <p>Into the headers, which are sent with the first message, and into the trailers of what ends well.
 */
final class TicketInterceptor implements ServerInterceptor {

    private static final Context.Key<Optional<Ticket>> SHOWN =
            Context.keyWithDefault("p4-ticket", Optional.empty());

    private static final String OK = "200";

    /** The ticket of the call that this thread works on. */
    static Optional<Ticket> shown() {
        return SHOWN.get();
    }

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        Context context = Context.current().withValue(SHOWN, Wire.ticket(headers));
        return Contexts.interceptCall(context, new Marked<>(call), headers, next);
    }

    private static final class Marked<Q, A> extends SimpleForwardingServerCall<Q, A> {

        Marked(ServerCall<Q, A> call) {
            super(call);
        }

        @Override
        public void sendHeaders(Metadata headers) {
            headers.put(Wire.HTTP_STATUS, OK);
            super.sendHeaders(headers);
        }

        @Override
        public void close(Status status, Metadata trailers) {
            if (status.isOk()) trailers.put(Wire.HTTP_STATUS, OK);
            super.close(status, trailers);
        }
    }
}
