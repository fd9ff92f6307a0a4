package p4.cli;

import com.beust.jcommander.Parameter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What {@code shell} takes beside whom to talk to. */
final class ShellArguments {

    /** The dialects that have words of their own. */
    static final String DIALECTS = "p4-classic, pserver";

    @Parameter(names = "--json", order = 1, description = "answer each word with one JSON object")
    private boolean json;

    @Parameter(
            names = "--dialect",
            order = 2,
            placeholder = "NAME",
            converter = DialectText.class,
            defaultValueDescription = "none",
            description = "have the words of that system, and speak with its trackers: " + DIALECTS)
    private @Nullable Dialect dialect;

    boolean json() {
        return json;
    }

    /** The dialect to speak instead of our own tongue. */
    Optional<Dialect> dialect() {
        return Optional.ofNullable(dialect);
    }
}
