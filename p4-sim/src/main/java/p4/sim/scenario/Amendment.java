package p4.sim.scenario;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import p4.model.Nearest;
import p4.model.Printable;

/**
 * Puts one setting into the tree of a scenario.
 *
 * <p>A mapping on the way that the scenario leaves out is added; an entry of a list is not.
 */
final class Amendment {

    private static final String GROUP = "group";

    private final Setting setting;

    private Amendment(Setting setting) {
        this.setting = setting;
    }

    /**
     * Changes the tree below {@code top}.
     *
     * @throws BadScenario if the setting's key leads nowhere
     */
    static void make(Setting setting, Node top) {
        new Amendment(setting).amend(top, Grammar.top(), setting.key());
    }

    /** Takes out of the tree below {@code top} what stands at {@code ways}. */
    static void remove(Set<String> ways, Node top) {
        remove(ways, top, "");
    }

    private static void remove(Set<String> ways, Node node, String way) {
        if (node instanceof MappingNode mapping) {
            var left = new ArrayList<NodeTuple>();
            for (NodeTuple tuple : mapping.getValue()) {
                String inner = way + text(tuple.getKeyNode());
                if (ways.contains(inner)) continue;
                remove(ways, tuple.getValueNode(), inner + ".");
                left.add(tuple);
            }
            mapping.setValue(left);
        } else if (node instanceof SequenceNode list) {
            var gone = new ArrayList<Node>();
            for (int i = 0; i < list.getValue().size(); i++) {
                Node entry = list.getValue().get(i);
                String inner = way + name(entry).orElse(Integer.toString(i + 1));
                if (ways.contains(inner)) gone.add(entry);
                else remove(ways, entry, inner + ".");
            }
            list.getValue().removeAll(gone);
        }
    }

    private void amend(Node node, Form<?> form, String way) {
        if (block(form).isPresent() && node instanceof MappingNode mapping) {
            amend(mapping, block(form).get(), way);
        } else if (form instanceof Listing<?> listing && node instanceof SequenceNode list) {
            amend(list, listing, way);
        } else {
            throw bad("found " + Printable.quote(way) + " below a single value, expected nothing");
        }
    }

    private void amend(MappingNode mapping, Block block, String way) {
        String name = head(way);
        Key<?> key = block.key(name).orElseThrow(() -> unknown(name, block.names()));
        if (name.length() == way.length()) {
            put(mapping, name, scalar(setting.value()));
        } else {
            Node child = find(mapping, name).orElseGet(() -> add(mapping, key));
            amend(child, key.form(), way.substring(name.length() + 1));
        }
    }

    private void amend(SequenceNode list, Listing<?> listing, String way) {
        Optional<String> group = group(list, way);
        String name = group.orElse(head(way));
        int index = group.isPresent() ? names(list).indexOf(group) : index(name, list);
        if (name.length() == way.length()) {
            list.getValue().set(index, scalar(setting.value()));
        } else {
            amend(list.getValue().get(index), listing.item(), way.substring(name.length() + 1));
        }
    }

    /** The mapping that {@code form} may be. */
    static Optional<Block> block(Form<?> form) {
        if (form instanceof Block block) return Optional.of(block);
        if (form instanceof Choice choice) return Optional.of(choice.kinds());
        return form instanceof Either either ? block(either.other()) : Optional.empty();
    }

    private static String head(String way) {
        int dot = way.indexOf('.');
        return dot < 0 ? way : way.substring(0, dot);
    }

    private Node add(MappingNode mapping, Key<?> key) {
        if (block(key.form()).isEmpty()) {
            throw bad("found no " + key.name() + " in the scenario, expected some to change");
        }
        var added = new MappingNode(Tag.MAP, new ArrayList<>(), FlowStyle.FLOW);
        put(mapping, key.name(), added);
        return added;
    }

    private void put(MappingNode mapping, String name, Node value) {
        var tuples = new ArrayList<>(mapping.getValue());
        tuples.removeIf(tuple -> isText(tuple.getKeyNode(), name));
        tuples.add(new NodeTuple(scalar(name), value));
        mapping.setValue(tuples);
    }

    private static Optional<Node> find(MappingNode mapping, String name) {
        return mapping.getValue().stream()
                .filter(tuple -> isText(tuple.getKeyNode(), name))
                .map(NodeTuple::getValueNode)
                .findFirst();
    }

    /** The longest name of a group in {@code list} that {@code way} begins with. */
    private static Optional<String> group(SequenceNode list, String way) {
        return names(list).stream()
                .flatMap(Optional::stream)
                .filter(name -> way.equals(name) || way.startsWith(name + "."))
                .max(Comparator.comparingInt(String::length));
    }

    /** What the entries of {@code list} are called, if they are groups. */
    private static List<Optional<String>> names(SequenceNode list) {
        return list.getValue().stream().map(Amendment::name).toList();
    }

    /** What a group of peers is called; empty if {@code entry} is none. */
    static Optional<String> name(Node entry) {
        if (!(entry instanceof MappingNode mapping)) return Optional.empty();
        return find(mapping, GROUP).filter(ScalarNode.class::isInstance).map(Amendment::text);
    }

    /** What {@code node} says, if it is a single value; nothing otherwise. */
    static String text(Node node) {
        return node instanceof ScalarNode scalar ? Yaml.original(scalar.getValue()) : "";
    }

    private int index(String number, SequenceNode list) {
        List<String> names = names(list).stream().flatMap(Optional::stream).toList();
        int size = list.getValue().size();
        try {
            return Units.count(number, 1, size) - 1;
        } catch (IllegalArgumentException noNumber) {
            String entry = "the number of an entry, 1 to " + size;
            throw bad("found " + Printable.quote(number) + ", expected "
                    + (names.isEmpty() ? entry : "one of " + names)
                    + Nearest.hint(number, names));
        }
    }

    private static boolean isText(Node node, String text) {
        return node instanceof ScalarNode && text(node).equals(text);
    }

    private ScalarNode scalar(String text) {
        var scalar = new ScalarNode(Tag.STR, text, ScalarStyle.PLAIN);
        Value.markOrigin(scalar, setting.place());
        return scalar;
    }

    private BadScenario unknown(String name, List<String> names) {
        List<String> known = names.stream().sorted().toList();
        return bad("unknown key " + Printable.quote(name) + ", expected one of " + known
                + Nearest.hint(name, known));
    }

    private BadScenario bad(String what) {
        return new BadScenario(Place.outside(setting.place()), what);
    }
}
