package p4.wire.grpc;

import io.grpc.Attributes;
import io.grpc.Grpc;
import io.grpc.ServerTransportFilter;
import io.grpc.Status;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes no more connections than a server may have, in all and from one address. */
final class ConnectionCount extends ServerTransportFilter {

    private static final Attributes.Key<InetAddress> COUNTED = Attributes.Key.create("p4-counted");

    private final int limit;
    private final int limitPerAddress;
    private final Map<InetAddress, Integer> perAddress = new HashMap<>();
    private int all;

    ConnectionCount(int limit, int limitPerAddress) {
        this.limit = limit;
        this.limitPerAddress = limitPerAddress;
    }

    @Override
    public synchronized Attributes transportReady(Attributes transport) {
        SocketAddress remote = transport.get(Grpc.TRANSPORT_ATTR_REMOTE_ADDR);
        if (!(remote instanceof InetSocketAddress from)) return transport;
        InetAddress address = from.getAddress();
        if (all >= limit || perAddress.getOrDefault(address, 0) >= limitPerAddress) {
            throw Status.RESOURCE_EXHAUSTED
                    .withDescription("too many connections")
                    .asRuntimeException();
        }
        all++;
        perAddress.merge(address, 1, Integer::sum);
        return transport.toBuilder().set(COUNTED, address).build();
    }

    @Override
    public synchronized void transportTerminated(@Nullable Attributes transport) {
        InetAddress address = transport == null ? null : transport.get(COUNTED);
        if (address == null) return;
        all--;
        perAddress.computeIfPresent(address, (from, count) -> count > 1 ? count - 1 : null);
    }
}
