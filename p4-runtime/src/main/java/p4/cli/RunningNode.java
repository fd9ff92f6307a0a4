package p4.cli;

import java.util.concurrent.CompletionStage;
import p4.peer.PeerStatus;

/** A peer that runs in this process, whatever it speaks. */
interface RunningNode extends AutoCloseable {

    /** Where it serves files, as its owner's commands call it. */
    String address();

    /** How it is doing; asked of its timeline. */
    CompletionStage<PeerStatus> status();

    /** Says goodbye to its tracker, for a few seconds at most, and stops. */
    @Override
    void close();
}
