package p4.compat.pserver;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import p4.compat.CompatLimits;
import p4.compat.JsonBody;
import p4.model.FileManifest;
import p4.model.FilePath;
import p4.model.FileTree;
import p4.time.Timeline;
import p4.transfer.IncomingFile;
import p4.transfer.OpenFile;
import p4.transfer.SharedFolder;
import p4.transfer.TransferRefusal;
import p4.transfer.TransferRefused;

/**
 * What a peer of the dialect has: files in its folder, and names of which it has nothing else.
 *
 * <p>Lives on a timeline.
 */
final class PserverShelf {

    private final SharedFolder folder;
    private final CompatLimits limits;
    private final Timeline timeline;
    private final NavigableSet<String> names = new TreeSet<>();
    private FileTree files = FileTree.EMPTY;
    private long roomBytes;

    /** Has what is in {@code folder}; others may put {@code roomBytes} there that nobody asked for. */
    PserverShelf(SharedFolder folder, long roomBytes, CompatLimits limits, Timeline timeline) {
        this.folder = folder;
        this.roomBytes = roomBytes;
        this.limits = limits;
        this.timeline = timeline;
    }

    /** Looks at the folder anew; all names, those of files included, in order. */
    CompletionStage<List<String>> look() {
        var looked = new CompletableFuture<List<String>>();
        timeline.when(folder.scan(), (tree, failed) -> {
            if (failed == null) {
                files = tree;
                tree.files().forEach(file -> names.remove(file.path().value()));
                looked.complete(all());
            } else {
                looked.completeExceptionally(failed);
            }
        });
        return looked;
    }

    /** Tells whether there is a file, or a name, {@code name}. */
    boolean has(String name) {
        return names.contains(name) || file(name).isPresent();
    }

    /** The file {@code name}, as the folder was when it was looked at. */
    Optional<FileManifest> file(String name) {
        return JsonBody.named(name).flatMap(files::file);
    }

    /** Opens {@code file}, which was found by {@link #file}. */
    CompletionStage<OpenFile> open(FileManifest file) {
        return folder.open(file.path(), file.hash());
    }

    /** Has the name {@code path}, with no file; false if there are too many. */
    boolean keepName(FilePath path) {
        if (files.fileCount() + names.size() >= limits.filesPerGuest()) return false;
        names.add(path.value());
        return true;
    }

    /** Makes room for a file that was asked for. */
    CompletionStage<IncomingFile> receive(FileManifest file) {
        return folder.receive(file, false);
    }

    /** Makes room for a file that nobody asked for, if there is enough for such. */
    CompletionStage<IncomingFile> receiveUnasked(FileManifest file) {
        var received = new CompletableFuture<IncomingFile>();
        timeline.execute(() -> {
            if (file.size() > roomBytes) {
                received.completeExceptionally(new TransferRefused(
                        TransferRefusal.EXHAUSTED, "there is no room for more uploads"));
                return;
            }
            roomBytes -= file.size();
            folder.receive(file, false).whenComplete((incoming, failed) -> {
                if (failed == null) received.complete(incoming);
                else received.completeExceptionally(failed);
            });
        });
        return received;
    }

    private List<String> all() {
        var all = new ArrayList<>(names);
        files.files().forEach(file -> all.add(file.path().value()));
        all.sort(String::compareTo);
        return all;
    }
}
