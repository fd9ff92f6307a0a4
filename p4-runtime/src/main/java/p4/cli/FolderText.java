package p4.cli;

import java.nio.file.Files;
import java.nio.file.Path;

/** A folder that is there and can be read. */
public final class FolderText extends FileText {

    /** Reads folders given for {@code option}. */
    public FolderText(String option) {
        super(option);
    }

    @Override
    public Path convert(String text) {
        Path folder = super.convert(text);
        if (!Files.isDirectory(folder)) throw expected("a folder that exists", text);
        if (!Files.isReadable(folder)) throw expected("a folder that may be read", text);
        return folder;
    }
}
