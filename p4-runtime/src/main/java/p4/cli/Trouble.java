package p4.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Objects;
import java.util.Optional;
import p4.model.Printable;
import p4.tls.BadPem;

/** Why something with files or sockets failed, in the words of a sentence. */
final class Trouble {

    private Trouble() {}

    /** What a person calls {@code failed}, such as "there is no such file". */
    static String of(IOException failed) {
        if (failed.getCause() instanceof IOException deeper) return of(deeper);
        if (failed instanceof NoSuchFileException) return "there is no such file";
        if (failed instanceof AccessDeniedException) return "permission denied";
        if (failed instanceof NotDirectoryException) return "it is no folder";
        if (failed instanceof BadPem bad)
            return Printable.escapeWhole(String.valueOf(bad.getMessage()));
        String words =
                failed instanceof FileSystemException file ? file.getReason() : failed.getMessage();
        return Printable.escape(
                Optional.ofNullable(words).orElse(failed.getClass().getSimpleName()));
    }

    /** What was tried, and why it failed. */
    static String of(UncheckedIOException failed) {
        IOException cause = Objects.requireNonNull(failed.getCause());
        String tried = String.valueOf(failed.getMessage());
        String why = of(cause);
        if (tried.equals(cause.toString())) return why;
        return tried.endsWith(why) ? tried : tried + ": " + why;
    }
}
