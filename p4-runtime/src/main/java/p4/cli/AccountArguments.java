package p4.cli;

import com.beust.jcommander.Parameter;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What {@code account} takes. */
final class AccountArguments {

    @Parameter(
            names = "--accounts",
            order = 1,
            required = true,
            placeholder = "FILE",
            converter = FileText.class,
            description = "the users and the hashes of their passwords")
    private @Nullable Path accounts;

    @Parameter(names = "--json", order = 2, description = "answer with one JSON object")
    private boolean json;

    Path accounts() {
        return Objects.requireNonNull(accounts);
    }

    boolean json() {
        return json;
    }
}
