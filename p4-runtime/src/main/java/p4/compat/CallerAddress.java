package p4.compat;

import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Grpc;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;

import java.net.InetSocketAddress;
import java.net.SocketAddress;

/** The address a gRPC call came from, where nothing else says who calls. */
public final class CallerAddress {

    private static final Context.Key<String> HOST = Context.key("p4-caller-host");
    private static final Context.Key<String> REACHED = Context.key("p4-reached-host");
    private static final String UNKNOWN = "unknown";

    private CallerAddress() {}

    /** Puts the addresses of each call into its context. */
    public static ServerInterceptor interceptor() {
        return new ServerInterceptor() {
            @Override
            public <Q, A> ServerCall.Listener<Q> interceptCall(
                    ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
                String host = host(call.getAttributes().get(Grpc.TRANSPORT_ATTR_REMOTE_ADDR));
                String reached = host(call.getAttributes().get(Grpc.TRANSPORT_ATTR_LOCAL_ADDR));
                Context context = Context.current().withValues(HOST, host, REACHED, reached);
                return Contexts.interceptCall(context, call, headers, next);
            }
        };
    }

    /** The host that the call of {@code context} came from. */
    public static String of(Context context) {
        String host = HOST.get(context);
        return host == null ? UNKNOWN : host;
    }

    /** The host that the call of {@code context} went to, as its caller sees it. */
    public static String reached(Context context) {
        String host = REACHED.get(context);
        return host == null ? UNKNOWN : host;
    }

    private static String host(SocketAddress address) {
        return address instanceof InetSocketAddress remote && remote.getAddress() != null
                ? remote.getAddress().getHostAddress()
                : UNKNOWN;
    }
}
