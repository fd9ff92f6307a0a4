package p4.control;

import java.util.concurrent.CompletionStage;

/** The tracker's side of the control plane: what a wire hands requests to. */
@FunctionalInterface
public interface ControlHandler {

    /**
     * Answers {@code request}, which came from {@code caller}.
     *
     * <p>Never blocks, except that an implementation may hash a password. May be called from many
     * threads at once; it hands over to the tracker's timeline itself.
     */
    CompletionStage<ControlReply> handle(ControlRequest request, Caller caller);
}
