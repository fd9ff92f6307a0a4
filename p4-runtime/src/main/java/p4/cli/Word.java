package p4.cli;

import java.util.List;
import java.util.Optional;

/** One command of a person or a program, said to a {@link Link}. */
final class Ask {

    /** The words that can be said, as people type them. */
    static final List<String> WORDS =
            List.of("ls", "find", "where", "get", "put", "status", "logout");

    private final Link link;
    private final Output output;

    Ask(Link link, Output output) {
        this.link = link;
        this.output = output;
    }

    /**
     * Says {@code word} with {@code arguments}.
     *
     * @throws UsageError if there are too few arguments, or too many
     */
    ExitCode say(String word, AskArguments arguments) {
        List<String> given = arguments.words();
        var words = new Words(link.commands(), output);
        try {
            return switch (word) {
                case "ls" -> words.ls(atMostOne(word, given));
                case "find" -> words.find(one(word, "QUERY", given));
                case "where" -> words.where(one(word, "PATH", given));
                case "get" ->
                    link.get(
                            output,
                            one(word, "PATH", given),
                            arguments.output(),
                            arguments.overwrite());
                case "put" -> link.put(output, one(word, "FILE", given), arguments.copies());
                case "status" -> words.status();
                case "logout" -> words.logout();
                default ->
                    throw new UsageError("unknown word \"" + word + "\", expected one of " + WORDS);
            };
        } catch (IllegalArgumentException malformed) {
            throw new UsageError(word + ": " + malformed.getMessage());
        }
    }

    private static String one(String word, String what, List<String> given) {
        if (given.size() == 1) return given.get(0);
        throw new UsageError(word + ": found " + given.size() + " arguments, expected one " + what);
    }

    private static Optional<String> atMostOne(String word, List<String> given) {
        if (given.size() > 1) {
            throw new UsageError(word + ": found " + given.size() + " arguments, expected [PATH]");
        }
        return given.stream().findFirst();
    }
}
