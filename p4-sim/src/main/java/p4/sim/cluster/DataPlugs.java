package p4.sim.cluster;

import java.util.concurrent.Executor;
import p4.model.PeerEndpoint;
import p4.time.Timeline;
import p4.transfer.DataPlane;
import p4.transfer.Prover;
import p4.transfer.TransferHandler;

/** Lets peers be called, and call others, for the bytes of files. */
@FunctionalInterface
public interface DataPlugs {

    /** Plugs {@code member} in, for one life; what it serves is read on {@code disk}. */
    Plug plug(
            Member member,
            TransferHandler handler,
            Prover prover,
            Executor disk,
            Timeline timeline);

    /** One peer's end of it. */
    interface Plug extends AutoCloseable {

        /** The way to the others. */
        DataPlane data();

        /** Where others reach it. */
        PeerEndpoint endpoint();

        /** Pulls it out at once; calls under way fail. */
        @Override
        void close();
    }
}
