package p4.tls;

import java.io.IOException;
import java.nio.file.Path;

/** A file of certificates or keys that cannot be used: what was found, where, what was expected. */
public final class BadPem extends IOException {

    private static final long serialVersionUID = 1L;

    private final transient Path file;

    BadPem(Path file, String found, String expected) {
        super("found " + found + ", expected " + expected);
        this.file = file;
    }

    /** Which file it is. */
    public Path file() {
        return file;
    }
}
