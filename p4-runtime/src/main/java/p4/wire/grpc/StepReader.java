package p4.wire.grpc;

import java.util.Optional;
import java.util.function.Function;
import p4.peer.PeerCommands;
import p4.v1.Progress;

/** Passes on how far a long command is, and keeps what came of it. */
final class StepReader<S, R> implements AnswerReader<S, R> {

    private final PeerCommands.Progress listener;
    private final Function<S, Optional<Progress>> progress;
    private final Function<S, R> reader;
    private Optional<R> read = Optional.empty();

    /** A step without {@code progress} is the last; {@code reader} reads it. */
    StepReader(
            PeerCommands.Progress listener,
            Function<S, Optional<Progress>> progress,
            Function<S, R> reader) {
        this.listener = listener;
        this.progress = progress;
        this.reader = reader;
    }

    @Override
    public void next(S step) {
        progress.apply(step)
                .ifPresentOrElse(
                        moved -> listener.moved(moved.getDone(), moved.getTotal()),
                        () -> read = Optional.of(reader.apply(step)));
    }

    @Override
    public R end() {
        return read.orElseThrow(
                () -> new IllegalStateException("the command ended without a result"));
    }
}
