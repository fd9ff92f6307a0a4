package p4.sim.cluster.virtual;

import java.util.concurrent.Executor;
import p4.time.Timeline;
import p4.transfer.DataPlane;
import p4.transfer.Prover;
import p4.transfer.TransferHandler;

/** What carries the data plane between the nodes of a run. */
interface DataWire {

    /** Lets node {@code number} be called and call, reading files on {@code disk}. */
    Plug plug(int number, TransferHandler handler, Prover prover, Executor disk, Timeline timeline);

    /** The way to the peers of node {@code number}, which serves nothing. */
    Plug visitor(int number, Timeline timeline);

    /** One node's end of the wire. */
    interface Plug extends AutoCloseable {

        /** Its way to the other nodes. */
        DataPlane data();

        /** Pulls it out at once; calls under way fail. */
        @Override
        void close();
    }
}
