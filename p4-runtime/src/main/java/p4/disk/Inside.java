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

    /** Holds the folder of {@code path}, which exists; refused if a link or a file is on the way. */
    static HeldFolder existing(Path root, FilePath path) {
        try {
            return HeldFolder.open(root, folders(path));
        } catch (IOException notThere) {
            throw new TransferRefused(
                    TransferRefusal.CHANGED, path + " lies behind what is no folder");
        }
    }

    /** Holds the folder of {@code path}, which is made where it is missing. */
    static HeldFolder prepared(Path root, FilePath path) throws IOException {
        Path folder = root;
        for (String part : folders(path)) {
            folder = folder.resolve(part);
            try {
                Files.createDirectory(folder);
            } catch (FileAlreadyExistsException there) {
                if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) throw blocked(path);
            }
        }
        try {
            return HeldFolder.open(root, folders(path));
        } catch (IOException swapped) {
            throw blocked(path);
        }
    }

    private static List<String> folders(FilePath path) {
        List<String> parts = path.components();
        return parts.subList(0, parts.size() - 1);
    }

    private static TransferRefused blocked(FilePath path) {
        return new TransferRefused(
                TransferRefusal.ALREADY_HELD, path + " lies behind what is no folder");
    }
}
