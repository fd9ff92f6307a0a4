package p4.sim.scenario;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A scenario as somebody wrote it, of which single values can still be changed. */
public final class Draft {

    private final String name;
    private final String text;
    private final Optional<Path> folder;
    private final List<Setting> settings;
    private final Value top;

    Draft(String name, String text, Optional<Path> folder, List<Setting> settings) {
        this.name = name;
        this.text = text;
        this.folder = folder;
        this.settings = List.copyOf(settings);
        this.top = Yaml.parse(name, text);
        top.amend(settings);
    }

    /**
     * Reads the scenario in {@code path}, but does not understand it yet.
     *
     * @throws BadScenario if it cannot be read or is no YAML
     */
    public static Draft read(Path path) {
        return ScenarioReader.draft(path);
    }

    /**
     * The scenario in {@code text}, which names no files; complaints call it {@code name}.
     *
     * @throws BadScenario if it is no YAML
     */
    public static Draft of(String name, String text) {
        return ScenarioReader.draft(name, text, Optional.empty());
    }

    /**
     * The same, with other values at the places that {@code more} names.
     *
     * @throws BadScenario if a key leads nowhere
     */
    public Draft with(List<Setting> more) {
        return new Draft(
                name,
                text,
                folder,
                Stream.concat(settings.stream(), more.stream()).toList());
    }

    /** The same without what stands at {@code ways}; a setting for it cannot follow. */
    public Draft without(Collection<String> ways) {
        var less = new Draft(name, text, folder, settings);
        less.top.remove(Set.copyOf(ways));
        return less;
    }

    /** What can be left out, and what stands in it. */
    public Outline outline() {
        return top.outline();
    }

    /**
     * Where the first value stands to which keys lead that match {@code keys}, as {@code
     * file:line:column}; where it begins, if none does.
     *
     * <p>Keys are joined by dots, entries of lists count from 1, and a word may follow after a {@code
     * =}: {@code faults.1.crash}, {@code checks.always.2=no-corrupt-file}.
     */
    public String place(Pattern keys) {
        return top.place(keys).toString();
    }

    /** Tells whether the scenario itself says something at {@code key}, one of its outermost. */
    public boolean says(String key) {
        return top.section(Grammar.top()).keys().contains(key);
    }

    /**
     * The scenario, with every seed it asks for; ranges stand for what the first of them draws.
     *
     * @throws BadScenario if it cannot be understood
     */
    public Scenario scenario() {
        return read(seeds().get(0), seeds());
    }

    /**
     * The scenario of one run, with that seed alone; ranges stand for what it draws.
     *
     * @throws BadScenario if it cannot be understood
     */
    public Scenario scenario(long seed) {
        seeds(); // they have to make sense, too
        return read(seed, List.of(seed));
    }

    private List<Long> seeds() {
        return TopSection.seeds(top.section(Grammar.top()));
    }

    private Scenario read(long seed, List<Long> seeds) {
        Section drawn = top.drawing(new Draws(seed)).section(Grammar.top());
        return TopSection.read(drawn, folder, seeds);
    }
}
