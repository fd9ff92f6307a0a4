package p4.cli;

import java.nio.file.Files;
import java.nio.file.Path;

/** A file that is there and can be read. */
public final class ReadableText extends FileText {

    /** Reads files given for {@code option}. */
    public ReadableText(String option) {
        super(option);
    }

    @Override
    public Path convert(String text) {
        Path file = super.convert(text);
        if (Files.isDirectory(file)) throw expected("a file, not a folder", text);
        if (!Files.exists(file)) throw expected("a file that exists", text);
        if (!Files.isReadable(file)) throw expected("a file that may be read", text);
        return file;
    }
}
