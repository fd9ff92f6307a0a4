package p4.cli;

import io.grpc.ServerBuilder;
import io.grpc.ServerServiceDefinition;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import p4.compat.AddressRule;
import p4.wire.grpc.NettyTransport;
import p4.wire.grpc.PeerServer;
import p4.wire.http.HttpExchange;
import p4.wire.http.HttpLimits;
import p4.wire.http.HttpSettings;
import p4.wire.http.TrackerServer;

/**
 * Where a dialect listens, and what decides on the addresses of its guests.
 *
 * <p>Its own are {@code tracker} and {@code data}; native peers fetch from guests at {@code nativeData}.
 */
record DialectPlaces(
        InetSocketAddress tracker,
        InetSocketAddress data,
        InetSocketAddress nativeData,
        AddressRule rule) {

    private static final Duration CONNECTION_AGE = Duration.ofMinutes(5);

    /**
     * Serves {@code service} and {@code others} at {@code place}.
     *
     * <p>Who does not read what it asked for is cut off.
     */
    static PeerServer serve(
            InetSocketAddress place,
            NettyTransport plain,
            ServerServiceDefinition service,
            ServerServiceDefinition... others) {
        return Listening.at(
                place,
                () -> PeerServer.start(
                        ageing(plain.server(place)).addServices(List.of(others)), service));
    }

    /** Answers with {@code exchange} at {@code place}. */
    static TrackerServer answer(InetSocketAddress place, HttpExchange exchange) {
        var settings = new HttpSettings(place, Optional.empty(), HttpLimits.DIALECT);
        return Listening.at(place, () -> TrackerServer.start(settings, exchange));
    }

    /** A client that does not read what it asked for is cut off after a while, by force. */
    static ServerBuilder<?> ageing(ServerBuilder<?> builder) {
        return builder.maxConnectionAge(CONNECTION_AGE.toSeconds(), TimeUnit.SECONDS)
                .maxConnectionAgeGrace(CONNECTION_AGE.toSeconds(), TimeUnit.SECONDS);
    }
}
