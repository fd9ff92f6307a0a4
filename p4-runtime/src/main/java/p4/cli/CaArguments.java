package p4.cli;

import com.beust.jcommander.Parameter;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What {@code ca} takes. */
final class CaArguments {

    @Parameter(
            names = "--out",
            order = 1,
            required = true,
            placeholder = "DIR",
            converter = FileText.class,
            description = "where certificates and keys are kept; made if need be")
    private @Nullable Path out;

    @Parameter(
            names = "--host",
            order = 2,
            placeholder = "HOST",
            converter = CertifiedHostText.class,
            defaultValueDescription = "localhost, and this machine's name",
            description = "a name or address that others reach the node at; may be repeated")
    private List<String> hosts = List.of();

    @Parameter(
            names = "--overwrite",
            order = 3,
            description = "replace the node's certificate and key, if there are some")
    private boolean overwrite;

    @Parameter(names = "--json", order = 4, description = "answer with one JSON object")
    private boolean json;

    Path out() {
        return Objects.requireNonNull(out);
    }

    List<String> hosts() {
        return hosts;
    }

    boolean overwrite() {
        return overwrite;
    }

    boolean json() {
        return json;
    }
}
