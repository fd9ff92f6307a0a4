package p4.sim.scenario;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import p4.model.ContentHash;

/** A scenario as a list of single values, every default among them, so that two can be compared. */
public final class ScenarioKeys {

    private final Map<String, String> values = new LinkedHashMap<>();

    private ScenarioKeys() {}

    /**
     * The values of {@code scenario} by the keys that lead there, as {@link Setting} has them.
     *
     * <p>Files that it names count by their hash. In the order in which a scenario is written.
     */
    public static Map<String, String> of(Scenario scenario) {
        var keys = new ScenarioKeys();
        keys.walk("", ScenarioWriter.top(scenario));
        ScenarioWriter.files(scenario)
                .forEach((name, text) -> keys.values.put(
                        name,
                        "SHA-256 "
                                + ContentHash.ofContent(text.getBytes(StandardCharsets.UTF_8))
                                        .hex()));
        return keys.values;
    }

    private void walk(String way, Object value) {
        if (value instanceof Map<?, ?> mapping) {
            mapping.forEach((key, inner) -> walk(below(way, key.toString()), inner));
        } else if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                walk(below(way, name(list.get(i), i + 1)), list.get(i));
            }
        } else {
            values.put(way, value.toString());
        }
    }

    private static String name(Object entry, int number) {
        Object group = entry instanceof Map<?, ?> mapping ? mapping.get("group") : number;
        return String.valueOf(group == null ? number : group);
    }

    private static String below(String way, String key) {
        return way.isEmpty() ? key : way + "." + key;
    }
}
