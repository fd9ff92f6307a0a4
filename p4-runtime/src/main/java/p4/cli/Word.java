package p4.cli;

import com.beust.jcommander.Parameter;

import java.util.List;
import java.util.stream.Stream;

/** One of the words that are said to a {@link Link}, with the options it takes. */
abstract class Word {

    private final Command command;

    @Parameter(names = "--json", order = 9, description = "answer with one JSON object")
    private boolean json;

    Word(Command command) {
        this.command = command;
    }

    /**
     * The word of {@code command}, with nothing given yet.
     *
     * @throws IllegalArgumentException if it is a command but no word
     */
    static Word of(Command command) {
        return switch (command) {
            case LS ->
                new PlainWord(command, (words, given) -> words.ls(given.stream().findFirst()));
            case FIND -> new PlainWord(command, (words, given) -> words.find(given.get(0)));
            case WHERE -> new PlainWord(command, (words, given) -> words.where(given.get(0)));
            case GET -> new GetWord();
            case PUT -> new PutWord();
            case STATUS -> new PlainWord(command, (words, given) -> words.status());
            case PEERS -> new PlainWord(command, (words, given) -> words.peers());
            case LOGOUT -> new PlainWord(command, (words, given) -> words.logout());
            case TRACKER, PEER, OVERLAY, SHELL, ACCOUNT, CA, HEALTH ->
                throw new IllegalArgumentException(command + " is no word");
        };
    }

    /** Whether a program reads the answer. */
    final boolean json() {
        return json;
    }

    /**
     * Reads {@code words}, and the options of {@code others} that stand among them.
     *
     * @return the operands, as many as this word takes
     * @throws UsageError if they make no sense
     */
    final List<String> read(List<String> words, Object... others) {
        var arguments = Stream.concat(Stream.of(this), Stream.of(others)).toArray();
        List<String> operands = new CommandLine(arguments).read(words);
        command.check(operands);
        return operands;
    }

    /**
     * Says it, with the operands {@code given}, and shows the answer.
     *
     * @throws UsageError if they make no sense
     */
    final ExitCode say(Link link, Output output, List<String> given) {
        try {
            return tell(link, output, given);
        } catch (IllegalArgumentException malformed) {
            throw new UsageError(command.word() + ": " + malformed.getMessage());
        }
    }

    abstract ExitCode tell(Link link, Output output, List<String> given);

    /** A word without options of its own. */
    private static final class PlainWord extends Word {

        private final Saying saying;

        PlainWord(Command command, Saying saying) {
            super(command);
            this.saying = saying;
        }

        @Override
        ExitCode tell(Link link, Output output, List<String> given) {
            return saying.say(new Words(link.commands(), output), given);
        }
    }

    /** How a plain word is said. */
    private interface Saying {
        ExitCode say(Words words, List<String> given);
    }
}
