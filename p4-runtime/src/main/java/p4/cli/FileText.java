package p4.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** A place on this machine's disks; nothing need be there. */
public class FileText extends OptionText<Path> {

    /** Reads places given for {@code option}. */
    public FileText(String option) {
        super(option);
    }

    @Override
    public Path convert(String text) {
        try {
            if (!text.isEmpty()) return Path.of(text);
        } catch (InvalidPathException malformed) {
            throw expected("a path", text);
        }
        throw expected("a path", text);
    }
}
