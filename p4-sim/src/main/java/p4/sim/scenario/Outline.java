package p4.sim.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * What can be left out of a scenario, and what stands in it, each by the keys that lead there.
 *
 * <p>{@code entries} are those of lists; {@code options} are keys that may be left out and then mean
 * nothing; {@code plain} are words with what they would be by default, if they are not; {@code words}
 * are all single values.
 */
public record Outline(
        List<String> entries, List<String> options, List<Setting> plain, List<Setting> words) {

    public Outline {
        entries = List.copyOf(entries);
        options = List.copyOf(options);
        plain = List.copyOf(plain);
        words = List.copyOf(words);
    }

    static Outline of(Node top) {
        var walk = new Walk();
        walk.visit(top, Grammar.top(), "");
        return new Outline(walk.entries, walk.options, walk.plain, walk.words);
    }

    /** Goes through a tree with the grammar beside it. */
    private static final class Walk {

        private final List<String> entries = new ArrayList<>();
        private final List<String> options = new ArrayList<>();
        private final List<Setting> plain = new ArrayList<>();
        private final List<Setting> words = new ArrayList<>();

        private void visit(Node node, Form<?> form, String way) {
            if (node instanceof ScalarNode) {
                words.add(new Setting(way, Amendment.text(node)));
            } else if (node instanceof MappingNode mapping) {
                Optional<Block> block = Amendment.block(form);
                boolean choice = form instanceof Choice;
                block.ifPresent(known -> mapping.getValue().forEach(tuple -> {
                    known.key(Amendment.text(tuple.getKeyNode()))
                            .ifPresent(key -> visit(tuple, key, choice, way));
                }));
            } else if (node instanceof SequenceNode list) {
                listing(form).ifPresent(known -> visit(list, known, way));
            }
        }

        private void visit(NodeTuple tuple, Key<?> key, boolean choice, String way) {
            String inner = way.isEmpty() ? key.name() : way + "." + key.name();
            Node value = tuple.getValueNode();
            boolean option = !choice && !key.isRequired() && key.fallback().isEmpty();
            if (option) options.add(inner);
            if (isKnownWord(key)) {
                key.fallback()
                        .filter(usual -> !usual.equals(Amendment.text(value)))
                        .ifPresent(usual -> plain.add(new Setting(inner, usual)));
            }
            visit(value, key.form(), inner);
        }

        private void visit(SequenceNode list, Listing<?> listing, String way) {
            for (int i = 0; i < list.getValue().size(); i++) {
                Node entry = list.getValue().get(i);
                String name = Amendment.name(entry).orElse(Integer.toString(i + 1));
                entries.add(way + "." + name);
                visit(entry, listing.item(), way + "." + name);
            }
        }

        private static boolean isKnownWord(Key<?> key) {
            return key.form() instanceof Word<?> word && !word.known().isEmpty();
        }

        private static Optional<Listing<?>> listing(Form<?> form) {
            if (form instanceof Listing<?> listing) return Optional.of(listing);
            return form instanceof Either either ? listing(either.other()) : Optional.empty();
        }
    }
}
