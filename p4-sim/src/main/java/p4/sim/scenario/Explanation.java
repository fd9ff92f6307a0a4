package p4.sim.scenario;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What the words of the language mean, from the tables that the reader goes by. */
public final class Explanation {

    private Explanation() {}

    /** Every check by its key, with its promise and how it is written. */
    public static Map<String, List<String>> checks() {
        Map<String, List<String>> checks = new LinkedHashMap<>();
        Stream.of(CheckName.values())
                .forEach(name -> checks.put(
                        name.key(),
                        List.of(
                                "check " + name.key() + ", under " + Keys.of(name.when())
                                        + ", protocol " + name.scope().words(),
                                "  " + name.promise(),
                                "  such as: " + CheckText.example(name))));
        return checks;
    }

    /** Every key, with what it means in each mapping that has it. */
    public static Map<String, List<String>> keys() {
        Map<String, List<String>> keys = new LinkedHashMap<>();
        for (Block block : Grammar.blocks()) {
            for (Key<?> key : block.keys()) {
                keys.computeIfAbsent(key.name(), name -> new ArrayList<>())
                        .addAll(lines(block, key));
            }
        }
        return keys;
    }

    private static List<String> lines(Block block, Key<?> key) {
        String need = key.isRequired() ? "must be there" : "may be left out";
        String usual =
                key.fallback().map(fallback -> ", then it is " + fallback).orElse("");
        return List.of(
                "key " + key.name() + " of a " + block.heading(),
                "  " + key.doc(),
                "  takes " + key.form().expected() + "; " + need + usual,
                "  such as: " + key.name() + ": " + key.example());
    }
}
