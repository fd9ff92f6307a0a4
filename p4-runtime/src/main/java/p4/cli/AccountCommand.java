package p4.cli;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import p4.account.PasswordFile;
import p4.model.PeerId;

/** Keeps the file of users and password hashes. */
final class AccountCommand {

    private static final String VARIABLE = "P4_PASSWORD";

    private final Output output;
    private final Map<String, String> environment;
    private final Secrets.Prompt prompt;

    AccountCommand(Output output, Map<String, String> environment, Secrets.Prompt prompt) {
        this.output = output;
        this.environment = environment;
        this.prompt = prompt;
    }

    ExitCode run(AccountArguments arguments) {
        List<String> words = arguments.words();
        try {
            PasswordFile file = PasswordFile.open(arguments.accounts());
            if (words.equals(List.of("list"))) return list(file);
            if (words.size() == 2 && words.get(0).equals("add")) return add(file, user(words));
            if (words.size() == 2 && words.get(0).equals("remove"))
                return remove(file, user(words));
        } catch (IOException failed) {
            output.complain("cannot use " + arguments.accounts() + ": " + failed.getMessage());
            return ExitCode.FAILED;
        }
        throw new UsageError("account: expected add USER, remove USER or list");
    }

    private ExitCode list(PasswordFile file) {
        List<String> users = file.users().stream().map(PeerId::value).toList();
        output.show(Map.of("users", users), users);
        return ExitCode.OK;
    }

    private ExitCode add(PasswordFile file, PeerId user) throws IOException {
        String password = Optional.ofNullable(environment.get(VARIABLE))
                .or(() -> prompt.ask("password of " + user + ": "))
                .filter(given -> !given.isEmpty())
                .orElseThrow(() -> new UsageError(
                        "expected a password in " + VARIABLE + " or at a prompt, found none"));
        file.put(user, password, new SecureRandom());
        output.show(Map.of("added", user.value()), "added " + user);
        return ExitCode.OK;
    }

    private ExitCode remove(PasswordFile file, PeerId user) throws IOException {
        if (!file.users().contains(user)) {
            output.complain("no user is called " + user);
            return ExitCode.NOT_FOUND;
        }
        file.remove(user);
        output.show(Map.of("removed", user.value()), "removed " + user);
        return ExitCode.OK;
    }

    private static PeerId user(List<String> words) {
        try {
            return new PeerId(words.get(1));
        } catch (IllegalArgumentException malformed) {
            throw new UsageError("account: " + malformed.getMessage());
        }
    }
}
