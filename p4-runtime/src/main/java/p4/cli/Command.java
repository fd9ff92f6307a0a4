package p4.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import p4.model.Nearest;
import p4.model.Printable;

/** What the program can be told to do; {@code operands} are what stands after the word. */
enum Command {
    TRACKER("", "run a tracker, one for each network"),
    PEER("", "share a folder"),
    OVERLAY("", "share a folder where there is no tracker"),
    LS("[PATH]", "list the files of the network, or of a folder"),
    FIND("QUERY", "find files by a part of their path, or by a glob"),
    WHERE("PATH", "tell who holds a file"),
    GET("PATH", "fetch a file, every byte verified"),
    PUT("FILE", "upload a file to other peers"),
    STATUS("", "tell how a peer is doing"),
    PEERS("", "list the neighbours of a peer of an overlay"),
    LOGOUT("", "have a peer leave the network"),
    SHELL("", "say these words in an interactive session"),
    ACCOUNT("add USER | remove USER | list", "keep the users of a network"),
    CA("", "make the certificates of a network of your own"),
    HEALTH("", "tell whether the nodes that run here are well");

    private final String operands;
    private final String summary;

    Command(String operands, String summary) {
        this.operands = operands;
        this.summary = summary;
    }

    /** The words that can be said to a peer, one-shot and in the shell. */
    static List<Command> words() {
        return Arrays.stream(values()).filter(Command::isWord).toList();
    }

    /**
     * The command that is called {@code word}.
     *
     * @throws UsageError with what was probably meant, if there is none
     */
    static Command of(String word, List<Command> known) {
        return known.stream()
                .filter(command -> command.word().equals(word))
                .findFirst()
                .orElseThrow(() -> unknown(word, known));
    }

    /** Whether it is said to a peer. */
    boolean isWord() {
        return switch (this) {
            case LS, FIND, WHERE, GET, PUT, STATUS, PEERS, LOGOUT -> true;
            case TRACKER, PEER, OVERLAY, SHELL, ACCOUNT, CA, HEALTH -> false;
        };
    }

    /** How people type it. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    String operands() {
        return operands;
    }

    String summary() {
        return summary;
    }

    /** The word with its operands. */
    String synopsis() {
        return (word() + " " + operands).strip();
    }

    /**
     * Makes sure that a word has as many operands as it needs, and no more.
     *
     * @throws UsageError if {@code given} are too few or too many
     */
    void check(List<String> given) {
        boolean needed = !operands.isEmpty() && !operands.startsWith("[");
        int most = operands.isEmpty() ? 0 : 1;
        if (given.size() > most || (needed && given.isEmpty())) throw wrongOperands(given);
    }

    /** What to say of operands that make no sense. */
    UsageError wrongOperands(List<String> given) {
        String found = given.stream().map(Printable::quote).collect(Collectors.joining(" "));
        return new UsageError(word() + ": found " + (found.isEmpty() ? "nothing" : found)
                + ", expected " + (operands.isEmpty() ? "options only" : operands));
    }

    private static UsageError unknown(String word, List<Command> known) {
        List<String> words = known.stream().map(Command::word).toList();
        return new UsageError("unknown command " + Printable.quote(word)
                + ", expected one of " + String.join(" ", words)
                + Nearest.hint(word, words));
    }
}
