package p4.sim.scenario;

import java.util.List;
import java.util.function.Function;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import p4.model.Printable;

/** A value of a scenario file that knows its place. */
final class Value {

    private final String file;
    private final Node node;

    Value(String file, Node node) {
        this.file = file;
        this.node = node;
    }

    Place place() {
        return node.getStartMark()
                .map(mark -> Place.of(file, mark))
                .orElseGet(() -> new Place(file, 1, 1));
    }

    /** This value as a mapping with keys among {@code known}. */
    Section section(String... known) {
        if (node instanceof MappingNode mapping) return new Section(file, this, mapping, known);
        throw expected("a mapping with keys among " + List.of(known));
    }

    /** This value as a mapping with exactly one key, one of {@code known}. */
    Section single(String... known) {
        Section section = section(known);
        if (section.size() != 1) throw expected("exactly one of " + List.of(known));
        return section;
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

    boolean isMapping() {
        return node instanceof MappingNode;
    }

    /** The text of this scalar. */
    String text() {
        if (node instanceof ScalarNode scalar) return scalar.getValue();
        throw expected("a single value");
    }

    /**
     * This scalar as {@code parser} reads it.
     *
     * @throws BadScenario that names {@code what} if the parser throws
     *     {@link IllegalArgumentException}
     */
    <T> T as(String what, Function<String, T> parser) {
        try {
            return parser.apply(text());
        } catch (IllegalArgumentException malformed) {
            throw expected(what);
        }
    }

    /** The complaint that this should be {@code what}. */
    BadScenario expected(String what) {
        return new BadScenario(place(), "found " + shown() + ", expected " + what);
    }

    /** The complaint {@code what}, about this. */
    BadScenario bad(String what) {
        return new BadScenario(place(), what);
    }

    private String shown() {
        if (node instanceof ScalarNode scalar) return Printable.quote(scalar.getValue());
        return node instanceof MappingNode ? "a mapping" : "a list";
    }
}
