package p4.cli;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import p4.model.Nearest;
import p4.model.Printable;

/**
 * What somebody typed after a command, told apart: options with their values, and operands.
 *
 * <p>{@code --lease 30s} and {@code --lease=30s} are the same; what follows {@code --} is an operand,
 * whatever it looks like. A flag has the value {@code true}.
 */
record GivenWords(Map<String, String> values, List<String> operands) {

    /**
     * Tells {@code words} apart.
     *
     * @throws UsageError if an option is not one of {@code known}, has no value, or is given
     *     twice although it may not be
     */
    static GivenWords read(List<String> words, List<Option> known) {
        var given = new GivenWords(new LinkedHashMap<>(), new ArrayList<>());
        Iterator<String> rest = words.iterator();
        while (rest.hasNext()) {
            String word = rest.next();
            if (word.equals("--")) rest.forEachRemaining(given.operands::add);
            else if (word.startsWith("-") && word.length() > 1) given.option(word, rest, known);
            else given.operands.add(word);
        }
        return given;
    }

    private void option(String word, Iterator<String> rest, List<Option> known) {
        int equal = word.startsWith("--") ? word.indexOf('=') : -1;
        String name = equal < 0 ? word : word.substring(0, equal);
        Option option = find(name, known).orElseThrow(() -> unknown(name, known));
        Optional<String> attached =
                equal < 0 ? Optional.empty() : Optional.of(word.substring(equal + 1));
        String value = option.isFlag()
                ? flag(option, attached)
                : attached.orElseGet(() -> next(option, rest, known));
        values.merge(option.name(), value, (before, again) -> {
            if (option.repeatable()) return before + "," + again;
            throw new UsageError(option.name() + ": found twice, expected once");
        });
    }

    private static Optional<Option> find(String name, List<Option> known) {
        return known.stream().filter(option -> option.names().contains(name)).findFirst();
    }

    private static String flag(Option option, Optional<String> attached) {
        attached.ifPresent(value -> {
            throw new BadValue(option.name(), value, "no value");
        });
        return "true";
    }

    private static String next(Option option, Iterator<String> rest, List<Option> known) {
        if (!rest.hasNext()) throw BadValue.missing(option.name(), option.placeholder());
        String value = rest.next();
        if (value.equals("--") || find(value, known).isPresent()) {
            throw new BadValue(option.name(), value, option.placeholder());
        }
        return value;
    }

    private static UsageError unknown(String name, List<Option> known) {
        List<String> names = known.stream()
                .flatMap(option -> option.names().stream())
                .sorted()
                .toList();
        return new UsageError("unknown option " + Printable.escape(name)
                + Nearest.to(name, names)
                        .map(near -> " — did you mean " + near + "?")
                        .orElse(", expected one of " + String.join(" ", names)));
    }
}
