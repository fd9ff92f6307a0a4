package p4.peer;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import p4.model.ContentHash;
import p4.model.FileManifest;
import p4.model.FilePath;
import p4.model.FileTree;
import p4.model.PeerEndpoint;
import p4.model.PeerId;

/**
 * What the owner of a peer can tell it to do: the words of the shell, the one-shot commands and the
 * laboratory.
 *
 * <p>Nothing here blocks. May be called from any thread; stages complete on the peer's timeline and
 * fail with {@link CommandFailed} alone.
 */
public interface PeerCommands {

    /** Lists everything the network offers, or one folder of it. */
    CompletionStage<FileTree> list(Optional<FilePath> folder);

    /** Finds files by substring or glob, as the tracker's search does. */
    CompletionStage<List<FileManifest>> find(String query);

    /** Tells what the file at {@code path} is and who holds it, in the order to try them. */
    CompletionStage<Holders> where(FilePath path);

    /** Fetches a file, verifies it and keeps it; tries one holder after the other. */
    CompletionStage<Fetched> get(Get order, Progress progress);

    /** Uploads a file of this peer's own folder to other peers. */
    CompletionStage<List<Holder>> put(Put order, Progress progress);

    /** Tells how the peer is doing. */
    CompletionStage<PeerStatus> status();

    /** Lists the neighbours of a peer of an overlay, the one known for longest first. */
    default CompletionStage<List<Holder>> neighbours() {
        return CompletableFuture.failedFuture(new CommandFailed(
                CommandFailed.Kind.INVALID,
                "this peer has a tracker and no neighbours; only peers of an overlay have some"));
    }

    /** Leaves the network; the peer stays up but neither announces nor serves any more. */
    CompletionStage<Void> logout();

    /**
     * What to fetch: {@code path}, only if its hash is {@code content} where that is given.
     *
     * <p>It is kept under {@code saveAs} in the downloads folder, or under {@code path}.
     */
    record Get(
            FilePath path,
            Optional<ContentHash> content,
            Optional<FilePath> saveAs,
            boolean overwrite) {}

    /** A file that was fetched, verified and kept as {@code savedAs}. */
    record Fetched(FileManifest file, FilePath savedAs, PeerId from, int holdersTried) {}

    /** A file and who holds it, in the order to try them. */
    record Holders(FileManifest file, List<Holder> holders) {}

    /** A peer and where it serves. */
    record Holder(PeerId peer, PeerEndpoint endpoint) {}

    /** What to upload: {@code path} of the own folder, to {@code copies} peers (1 or more). */
    record Put(FilePath path, int copies) {}

    /** Is told how many bytes of how many are there; on any thread, one at a time. */
    @FunctionalInterface
    interface Progress {

        /** A listener that does not care. */
        Progress NONE = (done, total) -> {};

        /** Hears that {@code done} bytes of {@code total} are there. */
        void moved(long done, long total);
    }
}
