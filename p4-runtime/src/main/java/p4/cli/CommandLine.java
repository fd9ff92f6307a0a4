package p4.cli;

import com.beust.jcommander.JCommander;
import com.beust.jcommander.ParameterException;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What was given to one command, on the line and in a configuration file, put into its arguments.
 *
 * <p>The line wins over the file. It remembers where each value stands.
 */
final class CommandLine {

    private static final String CONFIG = "--config";

    private final Object[] arguments;
    private final List<Option> options;
    private final Map<String, ConfigFile.Value> configured = new TreeMap<>();

    /** A line whose options are the annotated fields of {@code arguments}. */
    CommandLine(Object... arguments) {
        this.arguments = arguments.clone();
        JCommander parser = parser();
        parser.parseWithoutValidation(); // it does not know its options before
        this.options = Option.of(parser);
    }

    /** What may be given. */
    List<Option> options() {
        return options;
    }

    /**
     * Reads {@code words} into the arguments.
     *
     * @return the operands
     * @throws UsageError if something is unknown, missing, or not what its option expects
     */
    List<String> read(List<String> words) {
        GivenWords given = GivenWords.read(words, options);
        Map<String, String> values = given.values();
        if (values.containsKey(CONFIG)) {
            Path file = new ReadableText(CONFIG).convert(values.get(CONFIG));
            configured.putAll(ConfigFile.read(file, options));
            values.keySet().forEach(configured::remove);
            configured.forEach((option, value) -> values.put(option, value.text()));
        }
        refuseIncomplete(values);
        try {
            parser().parse(plain(values));
        } catch (BadValue bad) {
            throw placed(bad);
        } catch (ParameterException bad) {
            throw new UsageError(String.valueOf(bad.getMessage()).replaceAll("\\R", " "));
        }
        return given.operands();
    }

    /** The same complaint, with the place of the value if it stands in a file. */
    UsageError placed(BadValue bad) {
        ConfigFile.Value value = configured.get(bad.option());
        return value == null ? bad : bad.at(value.place());
    }

    private JCommander parser() {
        JCommander.Builder builder = JCommander.newBuilder().expandAtSign(false);
        List.of(arguments).forEach(builder::addObject);
        return builder.build();
    }

    private void refuseIncomplete(Map<String, String> values) {
        List<String> missing = options.stream()
                .filter(option -> option.required() && !values.containsKey(option.name()))
                .map(Option::synopsis)
                .toList();
        if (!missing.isEmpty()) throw new UsageError("expected " + String.join(" and ", missing));
    }

    private String[] plain(Map<String, String> values) {
        var words = new ArrayList<String>();
        for (Option option : options) {
            String value = values.get(option.name());
            if (value == null || (option.isFlag() && value.equals("false"))) continue;
            words.add(option.name());
            if (!option.isFlag()) words.add(value);
        }
        return words.toArray(String[]::new);
    }
}
