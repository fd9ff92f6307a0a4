package p4.compat.program;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import p4.model.FilePath;
import p4.model.PeerEndpoint;

/**
 * What one program says to its tracker, in the words of a dialect.
 *
 * <p>The tracker may be an original one or one of ours. Nothing here blocks. Called on one timeline;
 * stages complete on any thread and fail with {@code CommandFailed} alone: of kind {@code UNAUTHORIZED}
 * where the tracker does not know the program, or not any more.
 */
public interface Tongue {

    /** Becomes one of the network, which offers {@code files}; whatever it was before is over. */
    CompletionStage<Void> join(List<FilePath> files);

    /** Offers {@code files}, which are all that it has; what a dialect cannot take back, it keeps. */
    CompletionStage<Void> offer(List<FilePath> files);

    /** Shows that it is there, and finds out whether the tracker still knows it. */
    CompletionStage<Void> beat();

    /** How long to wait between two beats. */
    Duration beatEvery();

    /** Tells where the file at {@code path} is, in the order to try; empty if nowhere. */
    CompletionStage<List<Place>> locate(FilePath path);

    /** Ends it all; done when the tracker knows. */
    CompletionStage<Void> leave();

    /** A program that serves a file as {@code name}. */
    record Place(PeerEndpoint program, FilePath name) {}
}
