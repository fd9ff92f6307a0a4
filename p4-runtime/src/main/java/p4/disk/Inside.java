package p4.disk;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import p4.model.FilePath;
import p4.transfer.TransferRefusal;
import p4.transfer.TransferRefused;

/** Finds places below a root without ever following a link out of it. */
final class Inside {

    private Inside() {}

    /** The place of {@code path}, whose folders all exist and are no links. */
    static Path existing(Path root, FilePath path) {
        Path folder = root;
        List<String> parts = path.components();
        for (String part : parts.subList(0, parts.size() - 1)) {
            folder = folder.resolve(part);
            if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
                throw new TransferRefused(
                        TransferRefusal.CHANGED, path + " lies behind what is no folder");
            }
        }
        return folder.resolve(path.name());
    }

    /** The place of {@code path}, whose folders are made where they are missing. */
    static Path prepared(Path root, FilePath path) throws IOException {
        Path folder = root;
        List<String> parts = path.components();
        for (String part : parts.subList(0, parts.size() - 1)) {
            folder = folder.resolve(part);
            try {
                Files.createDirectory(folder);
            } catch (FileAlreadyExistsException there) {
                if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
                    throw new TransferRefused(
                            TransferRefusal.ALREADY_HELD, path + " lies behind what is no folder");
                }
            }
        }
        return folder.resolve(path.name());
    }
}
