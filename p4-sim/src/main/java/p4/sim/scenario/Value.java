package p4.sim.scenario;

import java.util.List;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import p4.model.Printable;

/** A value of a scenario file that knows its place. */
final class Value {

    private static final String ORIGIN = "origin";

    private final String file;
    private final Node node;

    Value(String file, Node node) {
        this.file = file;
        this.node = node;
    }

    /** A key of a mapping and what stands at it. */
    record Entry(Value key, Value value) {}

    /** Has complaints about {@code node} say that it stands at {@code origin}, not in the file. */
    static void markOrigin(Node node, String origin) {
        node.setProperty(ORIGIN, origin);
    }

    /** Puts {@code settings} into this tree. */
    void amend(List<Setting> settings) {
        settings.forEach(setting -> Amendment.make(setting, node));
    }

    Place place() {
        if (node.getProperty(ORIGIN) instanceof String origin) return Place.outside(origin);
        return node.getStartMark()
                .map(mark -> Place.of(file, mark))
                .orElseGet(() -> new Place(file, 1, 1));
    }

    /** This value as a mapping with the keys of {@code block}. */
    Section section(Block block) {
        if (node instanceof MappingNode mapping) {
            List<Entry> entries = mapping.getValue().stream()
                    .map(tuple -> new Entry(
                            new Value(file, tuple.getKeyNode()),
                            new Value(file, tuple.getValueNode())))
                    .toList();
            return new Section(this, block, entries);
        }
        throw expected(block.expected());
    }

    /** The entries of this sequence. */
    List<Value> list() {
        if (node instanceof SequenceNode sequence) {
            return sequence.getValue().stream()
                    .map(entry -> new Value(file, entry))
                    .toList();
        }
        throw expected("a list");
    }

    boolean isWord() {
        return node instanceof ScalarNode;
    }

    /** The text of this scalar. */
    String text() {
        if (node instanceof ScalarNode scalar) return Yaml.original(scalar.getValue());
        throw expected("a single value");
    }

    /** The complaint that this should be {@code what}. */
    BadScenario expected(String what) {
        return bad("found " + shown() + ", expected " + what);
    }

    /** The complaint {@code what}, about this. */
    BadScenario bad(String what) {
        return new BadScenario(place(), what);
    }

    private String shown() {
        if (isWord()) return Printable.quote(text());
        return node instanceof MappingNode ? "a mapping" : "a list";
    }
}
