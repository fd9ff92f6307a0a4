package p4.sim.scenario;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A mapping: its name in the reference, what it is for, and every key it knows. */
record Block(String title, String doc, List<Key<?>> keys) implements Form<Section> {

    static Block of(String title, String doc, Key<?>... keys) {
        return new Block("[" + title + "](#" + anchor(title) + ")", doc, List.of(keys));
    }

    /** The heading in the reference. */
    String heading() {
        return title.substring(1, title.indexOf(']'));
    }

    List<String> names() {
        return keys.stream().map(Key::name).toList();
    }

    /** The key called {@code name}, if there is one. */
    Optional<Key<?>> key(String name) {
        for (Key<?> key : keys) {
            if (key.name().equals(name)) return Optional.of(key);
        }
        return Optional.empty();
    }

    /** The shortest that can be written. */
    String example() {
        return keys.stream()
                .filter(Key::isRequired)
                .map(key -> key.name() + ": " + key.example())
                .collect(Collectors.joining(", ", "{ ", " }"));
    }

    @Override
    public Section read(Value value) {
        return value.section(this);
    }

    @Override
    public String expected() {
        return "a mapping with keys among " + names().stream().sorted().toList();
    }

    @Override
    public JsonObject schema() {
        var schema = Json.object("type", "object");
        schema.addProperty("description", doc);
        schema.addProperty("additionalProperties", false);
        var properties = new JsonObject();
        var required = new JsonArray();
        for (Key<?> key : keys) {
            properties.add(key.name(), schema(key));
            if (key.isRequired()) required.add(key.name());
        }
        schema.add("properties", properties);
        if (!required.isEmpty()) schema.add("required", required);
        return schema;
    }

    private static JsonObject schema(Key<?> key) {
        JsonObject schema = key.form().schema().deepCopy();
        schema.addProperty("description", key.doc());
        key.fallback().ifPresent(fallback -> schema.addProperty("default", fallback));
        return schema;
    }

    private static String anchor(String title) {
        return title.replaceAll("[^a-z -]", "").replace(' ', '-');
    }
}
