package p4.cli;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletionException;
import org.jline.reader.Candidate;
import p4.model.FileManifest;
import p4.model.FilePath;
import p4.model.FileTree;
import p4.peer.CommandFailed;
import p4.peer.PeerCommands;

/**
 * What the network offers, one folder at a time, for completion.
 *
 * <p>Asks the tracker once for each folder until {@link #forget}. Blocks; for one thread.
 */
final class RemotePaths {

    private final PeerCommands peer;
    private final TreeMap<String, FileTree> known = new TreeMap<>();

    RemotePaths(PeerCommands peer) {
        this.peer = peer;
    }

    void forget() {
        known.clear();
    }

    /** The files and folders beside {@code typed}, which is a path up to the cursor, or a part. */
    List<Candidate> below(String typed) {
        String folder = typed.substring(0, typed.lastIndexOf('/') + 1);
        var names = new TreeMap<String, Candidate>();
        for (FileManifest file : known.computeIfAbsent(folder, this::list)) {
            String path = file.path().value();
            if (!path.startsWith(folder)) continue; // the folder is a file
            int slash = path.indexOf('/', folder.length());
            boolean isFile = slash < 0;
            String shown = isFile ? path : path.substring(0, slash + 1);
            names.computeIfAbsent(
                    shown, value -> candidate(value, value.substring(folder.length()), isFile));
        }
        return List.copyOf(names.values());
    }

    private static Candidate candidate(String value, String shown, boolean complete) {
        return new Candidate(value, shown, null, null, null, null, complete);
    }

    private FileTree list(String folder) {
        try {
            Optional<FilePath> path = folder.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new FilePath(folder.substring(0, folder.length() - 1)));
            return peer.list(path).toCompletableFuture().join();
        } catch (IllegalArgumentException noPath) {
            return FileTree.EMPTY;
        } catch (CompletionException failed) {
            // The word itself will say why; a completion has no place to.
            if (failed.getCause() instanceof CommandFailed) return FileTree.EMPTY;
            throw failed;
        }
    }
}
