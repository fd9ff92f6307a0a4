package p4.sim.shrink;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import p4.sim.scenario.BadScenario;
import p4.sim.scenario.Draft;
import p4.sim.scenario.Outline;
import p4.sim.scenario.Setting;

/**
 * Every smaller scenario that one cut away makes of a scenario, the boldest cuts first.
 *
 * <p>Whole entries go before what is in them: half of a list, a quarter, one. Then keys go that may
 * be left out, then words become what they are by default, then numbers become smaller. Source: A.
 * Zeller and R. Hildebrandt, IEEE TSE 28(2), 2002; G. Misherghi and Z. Su, ICSE 2006.
 */
final class Cuts {

    private static final String PEERS = "peers.";
    private static final String CHECKS = "checks.";

    private final Draft draft;
    private final Outline outline;

    private Cuts(Draft draft) {
        this.draft = draft;
        this.outline = draft.outline();
    }

    /** The cuts of {@code draft}; some of them may make no sense, and are refused when read. */
    static Stream<Draft> of(Draft draft) {
        var cuts = new Cuts(draft);
        Stream<Draft> entries = cuts.lists().flatMap(cuts::chunks).map(cuts::without);
        Stream<Draft> options = cuts.outline.options().stream()
                .filter(Cuts::isFree)
                .map(way -> List.of(way))
                .map(draft::without);
        Stream<Draft> plain =
                cuts.outline.plain().stream().filter(Cuts::isFree).flatMap(cuts::with);
        Stream<Draft> numbers = cuts.outline.words().stream()
                .filter(Cuts::isFree)
                .flatMap(cuts::smaller)
                .flatMap(cuts::with);
        return Stream.of(entries, options, plain, numbers).flatMap(all -> all);
    }

    /** How it is judged, and by which rules it is played, stays as it is. */
    private static boolean isFree(Setting setting) {
        return isFree(setting.key());
    }

    private static boolean isFree(String way) {
        return !Set.of("checks", "tracker", "scenario", "why", "seed", "driver", "journal")
                .contains(way.split("\\.", 2)[0]);
    }

    /** The entries of each list, those of the checks first. */
    private Stream<List<String>> lists() {
        Set<String> names = new LinkedHashSet<>();
        outline.entries().stream()
                .filter(way -> way.startsWith(CHECKS))
                .forEach(way -> names.add(list(way)));
        outline.entries().forEach(way -> names.add(list(way)));
        return names.stream()
                .map(list -> outline.entries().stream()
                        .filter(way -> list(way).equals(list))
                        .toList());
    }

    private static String list(String way) {
        return way.substring(0, way.lastIndexOf('.'));
    }

    /** All, the halves, the quarters, and so on down to single ones. */
    private Stream<List<String>> chunks(List<String> entries) {
        var chunks = new ArrayList<List<String>>();
        for (int size = entries.size(); size > 0; size /= 2) {
            for (int i = 0; i < entries.size(); i += size) {
                chunks.add(entries.subList(i, Math.min(i + size, entries.size())));
            }
        }
        return chunks.stream();
    }

    /** Groups take with them whatever names them. */
    private Draft without(List<String> ways) {
        Set<String> all = new LinkedHashSet<>(ways);
        for (String way : ways) {
            if (way.startsWith(PEERS)) all.addAll(naming(way.substring(PEERS.length())));
        }
        return draft.without(all);
    }

    private List<String> naming(String group) {
        return outline.words().stream()
                .filter(word -> !word.key().startsWith(PEERS))
                .filter(word -> word.value().equals(group) || word.value().endsWith(" of " + group))
                .map(word -> String.join(".", List.of(word.key().split("\\.")).subList(0, 2)))
                .toList();
    }

    private Stream<Setting> smaller(Setting word) {
        return Smaller.words(word.value()).stream().map(less -> new Setting(word.key(), less));
    }

    private Stream<Draft> with(Setting setting) {
        try {
            return Stream.of(draft.with(List.of(setting)));
        } catch (BadScenario nowhere) {
            return Stream.empty();
        }
    }
}
