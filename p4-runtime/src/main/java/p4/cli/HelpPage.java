package p4.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The help of one command: how it is typed, its options, and what there is to know. */
final class HelpPage {

    private static final char NO_BREAK = '\u00a0';
    private static final int COLUMNS = 80;
    private static final int MARGIN = 26;
    private static final String INDENT = "  ";

    private HelpPage() {}

    /** The page of {@code command}, which takes {@code options}, for who calls the program. */
    static String of(Command command, List<Option> options) {
        String call = Manual.PROGRAM + " " + command.synopsis() + required(command, options);
        return page(call, command, options, Manual.details(command));
    }

    /** The page of {@code command} for who is in the shell. */
    static String inShell(Command command, List<Option> options) {
        return page(command.synopsis(), command, options, "");
    }

    private static String page(String call, Command command, List<Option> options, String details) {
        String list = options.stream().map(HelpPage::line).collect(Collectors.joining("\n"));
        return Stream.of(
                        "usage: " + call + " [OPTION]...",
                        capital(command.summary()) + ".",
                        list,
                        details.strip())
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("\n\n"));
    }

    private static String required(Command command, List<Option> options) {
        if (command.isWord() || command == Command.SHELL) {
            return " --tracker URL|--peer HOST:PORT";
        }
        return options.stream()
                .filter(Option::required)
                .map(option -> " " + option.synopsis())
                .collect(Collectors.joining());
    }

    private static String line(Option option) {
        String names = INDENT
                + String.join(", ", option.names())
                + (option.isFlag() ? "" : " " + option.placeholder());
        String text = option.description()
                + option.standard()
                        .map(value -> " " + unbroken("(otherwise " + value + ")"))
                        .orElse("");
        List<String> lines = wrapped(text, COLUMNS - MARGIN);
        String hanging = "\n" + " ".repeat(MARGIN);
        boolean fits = names.length() < MARGIN;
        String first = fits ? names + " ".repeat(MARGIN - names.length()) : names + hanging;
        return first + String.join(hanging, lines);
    }

    private static List<String> wrapped(String text, int columns) {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        for (String word : text.split(" ", -1)) {
            if (line.length() > 0 && line.length() + 1 + word.length() > columns) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.length() == 0 ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines.stream().map(done -> done.replace(NO_BREAK, ' ')).toList();
    }

    private static String unbroken(String text) {
        return text.replace(' ', NO_BREAK);
    }

    private static String capital(String sentence) {
        return Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1);
    }
}
