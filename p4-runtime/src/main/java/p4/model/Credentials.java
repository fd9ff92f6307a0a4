package p4.model;

import java.util.Optional;

/**
 * What an announcing peer shows to be let in: the network's secret, or a user and a password.
 *
 * <p>Without {@code user}, {@code secret} is the network's shared secret. Hides itself.
 */
public record Credentials(Optional<String> user, String secret) {

    private static final int CHARACTERS_MAX = 1_024;

    public Credentials {
        if (secret.isEmpty() || secret.length() > CHARACTERS_MAX) {
            throw new IllegalArgumentException("a secret is 1 to 1024 characters");
        }
        user.ifPresent(PeerId::new); // a user name has the shape of a peer name
    }

    /** The shared secret of a network without accounts. */
    public static Credentials shared(String secret) {
        return new Credentials(Optional.empty(), secret);
    }

    @Override
    public String toString() {
        return "Credentials[" + user.orElse("") + " …]";
    }
}
