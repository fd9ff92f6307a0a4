package p4.control;

import java.util.concurrent.CompletionStage;

/** A peer's way to its tracker. */
@FunctionalInterface
public interface ControlPlane {

    /**
     * Asks the tracker.
     *
     * <p>Never blocks. Completes on any thread: who cares hands over to its timeline.
     *
     * @return the tracker's reply, of the kind that belongs to {@code request} or {@link
     *     ControlReply.Refused}; fails with {@link NoAnswer} alone, when it is not known whether the
     *     request was carried out
     */
    CompletionStage<ControlReply> ask(ControlRequest request);
}
