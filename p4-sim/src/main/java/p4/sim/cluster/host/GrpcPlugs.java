package p4.sim.cluster.host;

import java.util.concurrent.Executor;
import p4.model.PeerEndpoint;
import p4.sim.cluster.DataPlugs;
import p4.sim.cluster.Member;
import p4.time.Timeline;
import p4.transfer.DataPlane;
import p4.transfer.Prover;
import p4.transfer.TransferHandler;
import p4.wire.grpc.GrpcDataPlane;
import p4.wire.grpc.PeerServer;
import p4.wire.grpc.TransferEndpoint;
import p4.wire.grpc.TransferLimits;

/** The real gRPC between the peers of a run, over what carries it in this process. */
public final class GrpcPlugs implements DataPlugs {

    private final Transports transports;

    /** Goes over {@code transports}. */
    public GrpcPlugs(Transports transports) {
        this.transports = transports;
    }

    @Override
    public Plug plug(
            Member member,
            TransferHandler handler,
            Prover prover,
            Executor disk,
            Timeline timeline) {
        var data = new GrpcDataPlane(transports::channel, disk, timeline, TransferLimits.DEFAULT);
        PeerServer server = transports.start(
                member.peer(),
                TransferEndpoint.service(handler, prover, disk, timeline, TransferLimits.DEFAULT));
        return new Ends(data, server, transports.endpoint(member.peer(), server));
    }

    private record Ends(GrpcDataPlane real, PeerServer server, PeerEndpoint endpoint)
            implements Plug {

        @Override
        public DataPlane data() {
            return real;
        }

        @Override
        public void close() {
            server.close();
            real.close();
        }
    }
}
