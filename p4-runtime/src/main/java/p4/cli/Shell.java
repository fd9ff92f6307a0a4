package p4.cli;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Obeys lines of words, the same as the one-shot commands. */
final class Shell extends Obeying {

    private final Link link;

    Shell(Link link, Output output) {
        super(output);
        this.link = link;
    }

    /** All words there are. */
    static List<String> words() {
        return Stream.concat(Command.words().stream().map(Command::word), Stream.of("help", "exit"))
                .toList();
    }

    @Override
    ExitCode obey(String word, List<String> rest) {
        if (word.equals("help")) return help(rest);
        Word said = Word.of(Command.of(word, Command.words()));
        List<String> operands = said.read(rest);
        return said.say(link, said.json() ? output().asJson() : output(), operands);
    }

    private ExitCode help(List<String> about) {
        if (about.isEmpty()) {
            output().show(Map.of("words", words()), overview());
            return ExitCode.OK;
        }
        Command command = Command.of(about.get(0), Command.words());
        String page = HelpPage.inShell(command, new CommandLine(Word.of(command)).options());
        output().show(Map.of("help", page), page);
        return ExitCode.OK;
    }

    private static String overview() {
        return Command.words().stream()
                .map(command -> "%-13s%s".formatted(command.synopsis(), command.summary()))
                .collect(Collectors.joining(
                        "\n", "", "\nhelp WORD    tell more of a word\nexit         leave"));
    }
}
