package p4.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import p4.model.Credentials;
import p4.model.PeerId;

/**
 * Where a secret comes from: {@code --secret-file}, {@code P4_SECRET}, or a prompt, in this order.
 *
 * <p>Never from an argument, which every user of the machine could read.
 */
final class Secrets {

    private static final String VARIABLE = "P4_SECRET";
    private static final int CHARACTERS_MIN = 8;
    private static final Set<String> WELL_KNOWN =
            Set.of("password", "changeme", "change-me", "p4-secret", "secret123", "12345678");

    private final Map<String, String> environment;
    private final Prompt prompt;

    Secrets(Map<String, String> environment, Prompt prompt) {
        this.environment = environment;
        this.prompt = prompt;
    }

    /** Asks somebody at a terminal; empty where there is none. */
    @FunctionalInterface
    interface Prompt {
        Optional<String> ask(String question);
    }

    /** Asks on this process's terminal, without showing what is typed. */
    static Optional<String> terminal(String question) {
        return Optional.ofNullable(System.console())
                .map(console -> console.readPassword("%s", question))
                .map(String::new);
    }

    /**
     * Finds the secret that {@code what} is called.
     *
     * @throws UsageError if there is none
     */
    String find(Optional<Path> file, String what) {
        return file.map(Secrets::read)
                .or(() -> Optional.ofNullable(environment.get(VARIABLE)))
                .or(() -> prompt.ask(what + ": "))
                .filter(secret -> !secret.isEmpty())
                .orElseThrow(() -> new UsageError("expected " + what + " in " + VARIABLE
                        + ", in --secret-file or at a prompt, found none"));
    }

    /**
     * Finds what {@code user} shows to be let in, or who has no account.
     *
     * @throws UsageError if there is no secret, or one that is too long
     */
    Credentials credentials(Optional<PeerId> user, Optional<Path> file) {
        Optional<String> name = user.map(PeerId::value);
        String what = name.map(who -> "the password of " + who).orElse("the network's secret");
        String secret = find(file, what);
        try {
            return new Credentials(name, secret);
        } catch (IllegalArgumentException malformed) {
            throw new UsageError(what + ": " + malformed.getMessage());
        }
    }

    /**
     * Refuses a secret that anybody could guess.
     *
     * @throws UsageError if {@code secret} is short or well known
     */
    static void refuseWeak(String secret) {
        if (secret.length() < CHARACTERS_MIN || WELL_KNOWN.contains(secret)) {
            throw new UsageError("expected a secret of " + CHARACTERS_MIN
                    + " characters or more that is not a well-known one (or --lab on a machine"
                    + " of your own)");
        }
    }

    private static String read(Path file) {
        try {
            String secret = Files.readString(file).strip();
            if (secret.lines().count() <= 1) return secret;
            throw new UsageError("--secret-file: found more than one line in " + file
                    + ", expected the secret alone");
        } catch (IOException failed) {
            throw new UsageError("cannot read the secret from " + file + ": " + Trouble.of(failed));
        }
    }
}
