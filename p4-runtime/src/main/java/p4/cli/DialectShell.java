package p4.cli;

import java.util.List;
import java.util.Map;
import p4.model.Nearest;
import p4.model.Printable;

/** A shell with the words of another system, which speaks that system's wire alone. */
abstract class DialectShell extends Obeying implements AutoCloseable {

    private final List<String> words;
    private final List<String> help;

    /** A shell that has {@code words}, and says {@code help} of them. */
    DialectShell(Output output, List<String> words, List<String> help) {
        super(output);
        this.words = words;
        this.help = help;
    }

    /** Leaves the network, if it is on one. */
    @Override
    public abstract void close();

    /** Says what its words are for. */
    final ExitCode help() {
        output().show(Map.of("words", words), help);
        return ExitCode.OK;
    }

    /** What is wrong with {@code word}, which is none of its words. */
    final UsageError unknown(String word) {
        return new UsageError("unknown command " + Printable.quote(word) + ", expected one of "
                + String.join(" ", words) + Nearest.hint(word, words));
    }

    /** Reads {@code given} into {@code options}; the operands, which are called {@code names}. */
    static List<String> operands(String word, Object options, List<String> given, String... names) {
        List<String> operands = new CommandLine(options).read(given);
        if (operands.size() == names.length) return operands;
        throw new UsageError(word + ": found " + operands.size() + " operands, expected "
                + (names.length == 0 ? "options only" : String.join(" ", names)));
    }
}
