package p4.sim.scenario;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
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

    /** Tells whether the scenario itself says something at {@code key}, one of its outermost. */
    public boolean says(String key) {
        return top.section(Grammar.top()).keys().contains(key);
    }

    /**
     * The scenario, with every seed it asks for.
     *
     * @throws BadScenario if it cannot be understood
     */
    public Scenario scenario() {
        return TopSection.read(top.section(Grammar.top()), folder);
    }

    /**
     * The scenario of one run, with that seed alone.
     *
     * @throws BadScenario if it cannot be understood
     */
    public Scenario scenario(long seed) {
        return scenario().seeded(List.of(seed));
    }
}
