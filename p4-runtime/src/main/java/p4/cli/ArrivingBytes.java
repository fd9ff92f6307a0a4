package p4.cli;

import io.grpc.ServerInterceptors;
import io.grpc.ServerServiceDefinition;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import p4.compat.CallerAddress;
import p4.compat.pserver.Arrivals;
import p4.time.Timeline;
import p4.transfer.Prover;
import p4.transfer.TransferRefusal;
import p4.transfer.TransferRefused;
import p4.wire.grpc.TransferEndpoint;
import p4.wire.grpc.TransferLimits;

/** The native data service beside that of pserver: takes the bytes of what is expected there. */
final class ArrivingBytes {

    private static final Prover NOBODY = nonce -> CompletableFuture.failedFuture(
            new TransferRefused(TransferRefusal.UNAVAILABLE, "nobody here proves anything"));

    private ArrivingBytes() {}

    /** The service to add to a server; takes what {@code arrivals} expect from who calls. */
    static ServerServiceDefinition service(Arrivals arrivals, Executor disk, Timeline timeline) {
        return ServerInterceptors.intercept(
                TransferEndpoint.service(arrivals, NOBODY, disk, timeline, TransferLimits.DEFAULT),
                CallerAddress.interceptor());
    }
}
