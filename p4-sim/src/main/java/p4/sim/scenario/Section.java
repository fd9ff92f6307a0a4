package p4.sim.scenario;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import p4.model.Printable;

/** A mapping of a scenario file whose keys are all known, and stand in it once. */
final class Section {

    private final Value value;
    private final Map<String, Value> entries = new LinkedHashMap<>();

    Section(String file, Value value, MappingNode mapping, String... known) {
        this.value = value;
        for (NodeTuple tuple : mapping.getValue()) {
            var key = new Value(file, tuple.getKeyNode());
            if (!List.of(known).contains(key.text())) throw unknown(key, List.of(known));
            var entry = new Value(file, tuple.getValueNode());
            if (entries.put(key.text(), entry) != null) {
                throw key.bad("key " + Printable.quote(key.text()) + " comes twice");
            }
        }
    }

    Value value() {
        return value;
    }

    int size() {
        return entries.size();
    }

    /** The keys that are there, in order. */
    List<String> keys() {
        return List.copyOf(entries.keySet());
    }

    Optional<Value> find(String key) {
        return Optional.ofNullable(entries.get(key));
    }

    Value get(String key) {
        return find(key)
                .orElseThrow(() -> value.bad("key " + Printable.quote(key) + " is missing"));
    }

    private static BadScenario unknown(Value key, List<String> known) {
        return key.bad("unknown key " + Printable.quote(key.text()) + ", expected one of "
                + known.stream().sorted().toList()
                + Nearest.to(key.text(), known)
                        .map(near -> ", did you mean \"" + near + "\"?")
                        .orElse(""));
    }
}
