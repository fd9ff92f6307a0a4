package p4.peer;

import java.util.concurrent.CompletionStage;
import p4.model.ContentHash;
import p4.model.FileManifest;
import p4.model.FilePath;
import p4.model.FileTree;
import p4.transfer.IncomingFile;
import p4.transfer.OpenFile;
import p4.transfer.SharedFolder;

/** A folder that does what another one does, but for what a test makes of it. */
class WrappedFolder implements SharedFolder {

    private final SharedFolder folder;

    WrappedFolder(SharedFolder folder) {
        this.folder = folder;
    }

    /** A folder that never says that anything changed. */
    static WrappedFolder unwatched(SharedFolder folder) {
        return new WrappedFolder(folder) {
            @Override
            public void watch(Runnable changed) {
                // says nothing, as where a file system tells of no changes
            }
        };
    }

    @Override
    public CompletionStage<FileTree> scan() {
        return folder.scan();
    }

    @Override
    public void watch(Runnable changed) {
        folder.watch(changed);
    }

    @Override
    public CompletionStage<OpenFile> open(FilePath path, ContentHash content) {
        return folder.open(path, content);
    }

    @Override
    public CompletionStage<IncomingFile> receive(FileManifest manifest, boolean overwrite) {
        return folder.receive(manifest, overwrite);
    }

    @Override
    public void close() {
        folder.close();
    }
}
