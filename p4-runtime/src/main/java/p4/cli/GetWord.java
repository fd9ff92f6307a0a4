package p4.cli;

import com.beust.jcommander.Parameter;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code get}: where to keep the file, and what to do if there is one already. */
final class GetWord extends Word {

    @Parameter(
            names = {"-o", "--output"},
            order = 1,
            placeholder = "OUT",
            description = "keep it there; with --peer, a path in the peer's downloads")
    private @Nullable String output;

    @Parameter(names = "--overwrite", order = 2, description = "replace the file that is there")
    private boolean overwrite;

    GetWord() {
        super(Command.GET);
    }

    @Override
    ExitCode tell(Link link, Output show, List<String> given) {
        String path = given.get(0);
        return link.get(show, path, Optional.ofNullable(output), overwrite);
    }
}
