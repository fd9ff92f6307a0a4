package p4.sim.member;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import p4.model.Printable;
import p4.model.Token;

/**
 * Where a member listens, where its files are, and the token of its laboratory.
 *
 * <p>The token comes from the environment, {@value #TOKEN}, or from the file that {@value #TOKEN_FILE}
 * names, never from the command line, which everybody on the machine can read.
 */
record MemberArguments(InetSocketAddress listen, Path home, Token token) {

    static final String TOKEN = "P4_MEMBER_TOKEN";
    static final String TOKEN_FILE = "P4_MEMBER_TOKEN_FILE";
    private static final String HOME = "/data";

    /**
     * Reads {@code words} and {@code environment}.
     *
     * @throws IllegalArgumentException says what was found and what was expected
     */
    static MemberArguments read(List<String> words, Map<String, String> environment) {
        String listen = "";
        String home = HOME;
        for (int i = 0; i < words.size(); i += 2) {
            String name = words.get(i);
            if (i + 1 == words.size()) throw unknown(name + " with nothing behind it");
            if (name.equals("--listen")) listen = words.get(i + 1);
            else if (name.equals("--home")) home = words.get(i + 1);
            else throw unknown(name);
        }
        return new MemberArguments(address(listen), Path.of(home), token(environment));
    }

    private static IllegalArgumentException unknown(String found) {
        return new IllegalArgumentException("found " + Printable.escape(found)
                + ", expected --listen HOST:PORT and perhaps --home DIR");
    }

    private static InetSocketAddress address(String listen) {
        int colon = listen.lastIndexOf(':');
        if (colon > 0) {
            try {
                int port = Integer.parseInt(listen.substring(colon + 1));
                var address = new InetSocketAddress(listen.substring(0, colon), port);
                if (!address.isUnresolved()) return address;
            } catch (IllegalArgumentException noPort) {
                throw new IllegalArgumentException(
                        "--listen: expected HOST:PORT, found " + Printable.quote(listen), noPort);
            }
        }
        throw new IllegalArgumentException(
                "--listen: expected HOST:PORT, found " + Printable.quote(listen));
    }

    private static Token token(Map<String, String> environment) {
        String secret = environment.getOrDefault(TOKEN, "");
        String file = environment.getOrDefault(TOKEN_FILE, "");
        try {
            if (secret.isEmpty() && !file.isEmpty()) secret = Files.readString(Path.of(file));
            return new Token(secret.strip());
        } catch (IOException failed) {
            throw new IllegalArgumentException(
                    TOKEN_FILE + ": cannot read " + Printable.quote(file), failed);
        } catch (IllegalArgumentException none) {
            throw new IllegalArgumentException(
                    "expected in " + TOKEN + ", or in the file that " + TOKEN_FILE + " names, "
                            + none.getMessage(),
                    none);
        }
    }
}
