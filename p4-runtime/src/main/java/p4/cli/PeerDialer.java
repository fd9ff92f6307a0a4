package p4.cli;

import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import p4.control.DialBack;
import p4.time.Timeline;
import p4.wire.grpc.ConnectionLimits;
import p4.wire.grpc.Encryption;
import p4.wire.grpc.GrpcDataPlane;
import p4.wire.grpc.NettyTransport;
import p4.wire.grpc.TransferLimits;

/**
 * A tracker's own little client of the data plane, which asks peers for proofs and nothing else.
 *
 * <p>A peer has {@link #ANSWER} to answer, connecting included. Source: threats, row 1.
 */
final class PeerDialer implements AutoCloseable {

    private static final Duration ANSWER = Duration.ofSeconds(3);
    private static final int AT_ONCE = 64;
    private static final int WAITING = 4_096;
    private static final int CONNECTIONS = 2 * AT_ONCE;

    private final NettyTransport transport;
    private final GrpcDataPlane data;
    private final DialBack dialBack;

    /** Dials over TLS, if it is there; {@code unproven} hears of who does not answer, and why. */
    PeerDialer(Timeline timeline, Unproven unproven, Optional<SSLContext> tls) {
        this.transport = new NettyTransport(
                1, ConnectionLimits.DEFAULT, new Encryption(Optional.empty(), tls));
        TransferLimits usual = TransferLimits.DEFAULT;
        var limits = new TransferLimits(
                CONNECTIONS,
                usual.metadataBytes(),
                usual.chunkBytes(),
                usual.readyBytes(),
                ANSWER,
                ANSWER);
        this.data = new GrpcDataPlane(transport::channel, Runnable::run, timeline, limits);
        this.dialBack = new BoundedDialBack(new GrpcDialBack(data), AT_ONCE, WAITING, unproven);
    }

    DialBack dialBack() {
        return dialBack;
    }

    @Override
    public void close() {
        data.close();
        transport.close();
    }
}
