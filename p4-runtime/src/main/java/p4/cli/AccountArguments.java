package p4.cli;

import com.beust.jcommander.Parameter;
import com.beust.jcommander.Parameters;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What {@code account} takes. */
@Parameters(commandDescription = "add, remove or list the people of a network")
final class AccountArguments {

    @Parameter(description = "add USER | remove USER | list")
    private List<String> words = new ArrayList<>();

    @Parameter(
            names = "--accounts",
            required = true,
            description = "file of users and password hashes")
    private Path accounts = Path.of("");

    List<String> words() {
        return words;
    }

    Path accounts() {
        return accounts;
    }
}
