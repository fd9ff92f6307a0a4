package p4.cli;

import com.beust.jcommander.Parameter;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the one-shot commands and the shell take: whom to ask, and for what. */
final class AskArguments {

    @Parameter(description = "[WHAT]")
    private List<String> words = new ArrayList<>();

    @Parameter(names = "--peer", description = "HOST:PORT of a running peer of yours")
    private @Nullable String peer;

    @Parameter(
            names = "--tracker",
            description = "http://HOST:PORT of a tracker, to ask as a peer that shares nothing")
    private @Nullable String tracker;

    @Parameter(
            names = {"-o", "--output"},
            description = "where to keep the file (get)")
    private @Nullable String output;

    @Parameter(names = "--overwrite", description = "replace what is there (get)")
    private boolean overwrite;

    @Parameter(names = "--copies", description = "how many peers should take it (put)")
    private int copies = 1;

    @Parameter(names = "--user", description = "user name, where the network has accounts")
    private @Nullable String user;

    @Parameter(names = "--secret-file", description = "file that holds the secret or password")
    private @Nullable Path secretFile;

    @Parameter(names = "--json", description = "answer with one JSON object")
    private boolean json;

    List<String> words() {
        return words;
    }

    Optional<String> peer() {
        return Optional.ofNullable(peer);
    }

    Optional<URI> tracker() {
        return Optional.ofNullable(tracker).map(TrackerAddress::parse);
    }

    Optional<String> output() {
        return Optional.ofNullable(output);
    }

    boolean overwrite() {
        return overwrite;
    }

    int copies() {
        return copies;
    }

    Optional<String> user() {
        return Optional.ofNullable(user);
    }

    Optional<Path> secretFile() {
        return Optional.ofNullable(secretFile);
    }

    boolean json() {
        return json;
    }
}
