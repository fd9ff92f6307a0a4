package p4.sim.scenario;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
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
    private final String way;
    private final Optional<Draws> draws;

    private Value(String file, Node node, String way, Optional<Draws> draws) {
        this.file = file;
        this.node = node;
        this.way = way;
        this.draws = draws;
    }

    /** The whole of {@code file}, of which no range can be understood yet. */
    static Value top(String file, Node node) {
        return new Value(file, node, "", Optional.empty());
    }

    /** The same, with ranges that stand for what {@code chance} draws. */
    Value drawing(Draws chance) {
        return new Value(file, node, way, Optional.of(chance));
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

    /** Takes what stands at {@code ways} out of this tree. */
    void remove(Set<String> ways) {
        Amendment.remove(ways, node);
    }

    /** What can be taken out of this tree, and what stands in it. */
    Outline outline() {
        return Outline.of(node);
    }

    /** Where the first stands to which keys lead that match {@code keys}; itself, if none does. */
    Place place(Pattern keys) {
        return find(keys).orElse(this).place();
    }

    /** The first value to which keys lead that match {@code keys}, as {@link Draft#place} has them. */
    Optional<Value> find(Pattern keys) {
        boolean here = keys.matcher(way).matches();
        if (here || (isWord() && keys.matcher(way + "=" + text()).matches()))
            return Optional.of(this);
        return inner().stream().flatMap(child -> child.find(keys).stream()).findFirst();
    }

    private List<Value> inner() {
        if (node instanceof SequenceNode) return list();
        if (!(node instanceof MappingNode mapping)) return List.of();
        return mapping.getValue().stream()
                .map(tuple -> inner(tuple.getValueNode(), Amendment.text(tuple.getKeyNode())))
                .toList();
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
                            inner(tuple.getKeyNode(), ""),
                            inner(tuple.getValueNode(), Amendment.text(tuple.getKeyNode()))))
                    .toList();
            return new Section(this, block, entries);
        }
        throw expected(block.expected());
    }

    /** The entries of this sequence. */
    List<Value> list() {
        if (node instanceof SequenceNode sequence) {
            List<Node> entries = sequence.getValue();
            return IntStream.range(0, entries.size())
                    .mapToObj(i -> inner(
                            entries.get(i),
                            Amendment.name(entries.get(i)).orElse(Integer.toString(i + 1))))
                    .toList();
        }
        throw expected("a list");
    }

    private Value inner(Node child, String name) {
        return new Value(file, child, way.isEmpty() ? name : way + "." + name, draws);
    }

    /** The keys, groups and numbers that lead here, as in a {@link Setting}. */
    String way() {
        return way;
    }

    /** What ranges here stand for; empty where none can be. */
    Optional<Draws> draws() {
        return draws;
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
        if (isWord()) {
            String drawn = draws.flatMap(all -> all.drawn(way))
                    .map(number -> " (here " + number + ")")
                    .orElse("");
            return Printable.quote(text()) + drawn;
        }
        return node instanceof MappingNode ? "a mapping" : "a list";
    }
}
