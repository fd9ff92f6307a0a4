package p4.cli;

import com.beust.jcommander.IDefaultProvider;
import com.beust.jcommander.JCommander;
import com.beust.jcommander.ParameterDescription;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import p4.model.Printable;

/** Options from a YAML file, whose keys are their names without dashes in front. */
final class ConfigFile implements IDefaultProvider {

    private final Map<String, String> values = new TreeMap<>();

    private ConfigFile() {}

    /**
     * Reads {@code file}; its keys must be options of {@code command}.
     *
     * @throws UsageError with the place of what makes no sense
     */
    static ConfigFile read(Path file, JCommander command) {
        var config = new ConfigFile();
        List<String> known = command.getParameters().stream()
                .map(ParameterDescription::getLongestName)
                .filter(name -> name.startsWith("--"))
                .map(name -> name.substring(2))
                .filter(name -> !name.equals("config"))
                .sorted()
                .toList();
        config.read(file, known);
        return config;
    }

    @Override
    public @Nullable String getDefaultValueFor(String optionName) {
        return values.get(optionName.replaceFirst("^-+", ""));
    }

    private void read(Path file, List<String> known) {
        Node top = parse(file);
        if (!(top instanceof MappingNode mapping)) {
            throw new UsageError(place(file, top) + " expected a mapping of options");
        }
        for (NodeTuple tuple : mapping.getValue()) {
            String key = text(file, tuple.getKeyNode());
            if (!known.contains(key)) {
                throw new UsageError(place(file, tuple.getKeyNode()) + " unknown key "
                        + Printable.quote(key) + ", expected one of " + known);
            }
            values.put(key, text(file, tuple.getValueNode()));
        }
    }

    private static Node parse(Path file) {
        try {
            return new Compose(LoadSettings.builder().setLabel(file.toString()).build())
                    .composeString(Files.readString(file))
                    .orElseThrow(
                            () -> new UsageError(file + ":1:1 found nothing, expected options"));
        } catch (IOException failed) {
            throw new UsageError("--config: cannot read " + file + ": " + failed.getMessage());
        } catch (YamlEngineException malformed) {
            String line =
                    String.valueOf(malformed.getMessage()).lines().findFirst().orElse("");
            throw new UsageError(file + " is no YAML: " + line);
        }
    }

    private static String text(Path file, Node node) {
        if (node instanceof ScalarNode scalar) return scalar.getValue();
        throw new UsageError(place(file, node) + " expected a single value");
    }

    private static String place(Path file, Node node) {
        return file.getFileName()
                + node.getStartMark()
                        .map(mark -> ":" + (mark.getLine() + 1) + ":" + (mark.getColumn() + 1))
                        .orElse("");
    }
}
