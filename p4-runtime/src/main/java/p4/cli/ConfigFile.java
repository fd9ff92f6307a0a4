package p4.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import p4.model.Nearest;
import p4.model.Printable;

/** Options from a YAML file, whose keys are their names without dashes in front. */
final class ConfigFile {

    private final Path file;
    private final Map<String, Option> known = new TreeMap<>();
    private final Map<String, Value> values = new TreeMap<>();

    private ConfigFile(Path file, List<Option> options) {
        this.file = file;
        options.stream()
                .filter(option -> !option.name().equals("--config"))
                .forEach(option -> known.put(option.name().substring(2), option));
    }

    /** What stands in the file, and where: {@code file:line:column}. */
    record Value(String text, String place) {}

    /**
     * Reads {@code file}, whose keys must be among {@code options}.
     *
     * @return the values by option, with its dashes
     * @throws UsageError with the place of what makes no sense
     */
    static Map<String, Value> read(Path file, List<Option> options) {
        var config = new ConfigFile(file, options);
        config.read();
        return config.values;
    }

    private void read() {
        Node top = parse();
        if (!(top instanceof MappingNode mapping)) {
            throw new UsageError(place(top.getStartMark()) + " expected a mapping of options");
        }
        for (NodeTuple tuple : mapping.getValue()) {
            read(tuple.getKeyNode(), tuple.getValueNode());
        }
    }

    private void read(Node keyNode, Node valueNode) {
        String key = text(keyNode);
        Option option = known.get(key);
        if (option == null) {
            throw new UsageError(place(keyNode.getStartMark()) + " unknown key "
                    + Printable.quote(key) + ", expected one of " + known.keySet()
                    + Nearest.hint(key, known.keySet()));
        }
        var value = new Value(text(valueNode), place(valueNode.getStartMark()));
        if (option.isFlag() && !value.text().matches("true|false")) {
            throw new BadValue(option.name(), value.text(), "true or false").at(value.place());
        }
        if (values.put(option.name(), value) != null) {
            throw new UsageError(
                    place(keyNode.getStartMark()) + " " + key + ": found twice, expected once");
        }
    }

    private Node parse() {
        try {
            return new Compose(LoadSettings.builder().setLabel(file.toString()).build())
                    .composeString(Files.readString(file))
                    .orElseThrow(
                            () -> new UsageError(file + ":1:1 found nothing, expected options"));
        } catch (IOException failed) {
            throw new UsageError("--config: cannot read " + file + ": " + Trouble.of(failed));
        } catch (MarkedYamlEngineException malformed) {
            throw new UsageError(
                    place(malformed.getProblemMark()) + " no YAML: " + malformed.getProblem());
        } catch (YamlEngineException malformed) {
            throw new UsageError(file + ": no YAML: "
                    + Printable.escape(String.valueOf(malformed.getMessage())));
        }
    }

    private String text(Node node) {
        if (node instanceof ScalarNode scalar) return scalar.getValue();
        throw new UsageError(place(node.getStartMark()) + " expected a single value");
    }

    private String place(Optional<Mark> mark) {
        return file
                + mark.map(at -> ":" + (at.getLine() + 1) + ":" + (at.getColumn() + 1))
                        .orElse("");
    }
}
