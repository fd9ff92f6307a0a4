package p4.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jline.reader.EOFError;
import org.jline.reader.Parser;
import org.jline.reader.impl.DefaultParser;
import p4.peer.CommandFailed;

/** A shell: obeys lines, whatever the words in them are. */
abstract class Obeying {

    private final Output output;
    private final Parser parser = new DefaultParser();

    Obeying(Output output) {
        this.output = output;
    }

    /** Obeys the lines of {@code in} to the end; a line that begins with # is a remark. */
    final ExitCode obeyAll(InputStream in) {
        var worst = ExitCode.OK;
        try (var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Optional<ExitCode> ended =
                        line.startsWith("#") ? Optional.of(ExitCode.OK) : obey(line);
                if (ended.isEmpty()) break;
                if (worst == ExitCode.OK) worst = ended.get();
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot read the words to obey", failed);
        }
        return worst;
    }

    /** Obeys one line; empty if it says that this is the end. */
    final Optional<ExitCode> obey(String line) {
        List<String> words;
        try {
            words = parser.parse(line, line.length()).words();
        } catch (EOFError unfinished) {
            output.complain("found an open quote, expected its end");
            return Optional.of(ExitCode.USAGE);
        }
        List<String> said = words.stream().filter(word -> !word.isEmpty()).toList();
        if (said.isEmpty()) return Optional.of(ExitCode.OK);
        String word = said.get(0);
        if (word.equals("exit") || word.equals("quit")) return Optional.empty();
        List<String> rest = said.subList(1, said.size());
        return Optional.of(output.orComplain(() -> obey(word, rest)));
    }

    /** Where its answers go. */
    final Output output() {
        return output;
    }

    /**
     * Obeys one word.
     *
     * @throws UsageError if it is none, or makes no sense
     * @throws CommandFailed if it comes to nothing
     */
    abstract ExitCode obey(String word, List<String> rest);
}
