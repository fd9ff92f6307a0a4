package p4.sim.scenario;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import p4.model.Nearest;
import p4.model.Printable;

/** A mapping of a scenario file whose keys are all known, and stand in it once. */
final class Section {

    private final Value whole;
    private final Map<String, Value> entries = new LinkedHashMap<>();

    Section(Value whole, Block block, List<Value.Entry> found) {
        this.whole = whole;
        List<String> known = block.names().stream().sorted().toList();
        for (Value.Entry entry : found) {
            String key = entry.key().text();
            if (!known.contains(key)) throw unknown(entry.key(), known);
            if (entries.put(key, entry.value()) != null) {
                throw entry.key()
                        .bad("found key " + Printable.quote(key)
                                + " a second time, expected it once");
            }
        }
    }

    /** The mapping as a whole, to complain of. */
    Value whole() {
        return whole;
    }

    /** The keys that are there, in order. */
    List<String> keys() {
        return List.copyOf(entries.keySet());
    }

    boolean has(Key<?> key) {
        return entries.containsKey(key.name());
    }

    /** What stands at {@code key}, to complain of; the whole mapping if the key is not there. */
    Value at(Key<?> key) {
        Value value = entries.get(key.name());
        return value == null ? whole : value;
    }

    /** What {@code key} says, if it is there. */
    <T> Optional<T> find(Key<T> key) {
        return Optional.ofNullable(entries.get(key.name())).map(key.form()::read);
    }

    /** What {@code key} says, or its fallback. */
    <T> T get(Key<T> key) {
        return find(key).orElseGet(() -> fallback(key));
    }

    private <T> T fallback(Key<T> key) {
        if (key.fallback().isPresent()) return key.otherwise();
        String expected = key.form().expected();
        String example = expected.contains("such as") ? "" : ", such as " + key.example();
        throw whole.bad(
                "missing key " + Printable.quote(key.name()) + ", expected " + expected + example);
    }

    private static BadScenario unknown(Value key, List<String> known) {
        return key.bad("unknown key " + Printable.quote(key.text()) + ", expected one of " + known
                + Nearest.hint(key.text(), known));
    }
}
