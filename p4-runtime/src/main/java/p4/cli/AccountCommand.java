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

    private final Surroundings around;

    AccountCommand(Surroundings around) {
        this.around = around;
    }

    ExitCode run(List<String> given) {
        var arguments = new AccountArguments();
        List<String> words = new CommandLine(arguments).read(given);
        Output output = around.output(arguments.json());
        try {
            PasswordFile file = PasswordFile.open(arguments.accounts());
            if (words.equals(List.of("list"))) return list(file, output);
            if (words.size() == 2 && words.get(0).equals("add")) {
                return add(file, user(words), output);
            }
            if (words.size() == 2 && words.get(0).equals("remove")) {
                return remove(file, user(words), output);
            }
        } catch (IOException failed) {
            output.complain("cannot use " + arguments.accounts() + ": " + Trouble.of(failed));
            return ExitCode.FAILED;
        }
        throw Command.ACCOUNT.wrongOperands(words);
    }

    private ExitCode list(PasswordFile file, Output output) {
        List<String> users = file.users().stream().map(PeerId::value).toList();
        output.show(Map.of("users", users), users);
        return ExitCode.OK;
    }

    private ExitCode add(PasswordFile file, PeerId user, Output output) throws IOException {
        String password = Optional.ofNullable(around.environment().get(VARIABLE))
                .or(() -> around.prompt().ask("password of " + user + ": "))
                .filter(given -> !given.isEmpty())
                .orElseThrow(() -> new UsageError(
                        "expected a password in " + VARIABLE + " or at a prompt, found none"));
        file.put(user, password, new SecureRandom());
        output.show(Map.of("added", user.value()), "added " + user);
        return ExitCode.OK;
    }

    private ExitCode remove(PasswordFile file, PeerId user, Output output) throws IOException {
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
