package p4.sim.scenario;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import p4.model.PeerId;

/**
 * Reads a scenario from YAML 1.2, and refuses nonsense with its place.
 *
 * <p>Every value keeps its line and column until it is understood; nothing is bound by reflection.
 */
public final class ScenarioReader {

    private static final long BYTES_MAX = 1 << 20;
    private static final int SEEDS_MAX = 1_000_000;
    private static final int PEERS_MAX = 100_000;
    private static final Duration WITHIN = Duration.ofSeconds(10);

    private final String file;
    private final Optional<Path> folder;

    private ScenarioReader(String file, Optional<Path> folder) {
        this.file = file;
        this.folder = folder;
    }

    /**
     * Reads the scenario in {@code path}; files it names lie beside it.
     *
     * @throws BadScenario if it cannot be read or understood
     */
    public static Scenario read(Path path) {
        String name = String.valueOf(path.getFileName());
        try {
            if (Files.size(path) > BYTES_MAX) {
                throw new BadScenario(name, "found more than 1 MiB, expected a scenario");
            }
            var reader = new ScenarioReader(
                    name, Optional.ofNullable(path.toAbsolutePath().getParent()));
            return reader.read(Files.readString(path));
        } catch (IOException failed) {
            throw new BadScenario(path.toString(), "cannot be read: " + failed.getMessage());
        }
    }

    /**
     * Reads the scenario in {@code text}; errors call it {@code name}.
     *
     * @throws BadScenario if it cannot be understood
     */
    public static Scenario read(String name, String text) {
        return new ScenarioReader(name, Optional.empty()).read(text);
    }

    private Scenario read(String text) {
        Section top = new Value(file, parse(text))
                .section(
                        "scenario",
                        "why",
                        "seed",
                        "seeds",
                        "driver",
                        "transport",
                        "tracker",
                        "peers",
                        "workload",
                        "faults",
                        "checks",
                        "duration");
        String name = top.get("scenario")
                .as("a name of letters, digits and dashes", ScenarioReader::name);
        Value length = top.get("duration");
        Duration duration = length.as(Units.DURATION, Units::positive);
        TrackerSpec tracker = TrackerSection.read(top.find("tracker"));
        List<PeerGroup> peers = new PeersSection(folder).read(top.get("peers"));
        var groups = new Groups(peers, duration);
        refuseCrowd(top.get("peers"), peers);
        return new Scenario(
                name,
                top.get("why").text(),
                seeds(top),
                option(top, "driver", DriverKind.class, DriverKind.INPROCESS),
                option(top, "transport", Transport.class, Transport.INPROCESS),
                tracker,
                peers,
                list(top, "workload")
                        .map(value -> WorkloadSection.read(value, groups))
                        .toList(),
                list(top, "faults")
                        .map(value -> FaultSection.read(value, groups))
                        .toList(),
                top.find("checks")
                        .map(checks -> ChecksSection.read(checks, WITHIN))
                        .orElseGet(() -> new CheckPlan(List.of(), WITHIN, List.of(), List.of())),
                duration);
    }

    private Node parse(String text) {
        LoadSettings settings = LoadSettings.builder()
                .setLabel(file)
                .setAllowDuplicateKeys(true) // told apart by ourselves, with a better message
                .setMaxAliasesForCollections(0)
                .build();
        try {
            return new Compose(settings)
                    .composeString(text)
                    .orElseThrow(() ->
                            new BadScenario(file + ":1:1", "found nothing, expected a scenario"));
        } catch (MarkedYamlEngineException malformed) {
            Place place = malformed
                    .getProblemMark()
                    .map(mark -> Place.of(file, mark))
                    .orElseGet(() -> new Place(file, 1, 1));
            throw new BadScenario(place, "found no YAML: " + malformed.getProblem());
        } catch (YamlEngineException malformed) {
            throw new BadScenario(
                    file + ":1:1",
                    "found no YAML: "
                            + String.valueOf(malformed.getMessage())
                                    .lines()
                                    .findFirst()
                                    .orElse(""));
        }
    }

    private static List<Long> seeds(Section top) {
        if (top.find("seed").isPresent() && top.find("seeds").isPresent()) {
            throw top.get("seeds").bad("found both seed and seeds, expected one of them");
        }
        return top.find("seeds")
                .map(value -> value.as("a range of seeds, such as 0..99", ScenarioReader::range))
                .orElseGet(() -> List.of(top.find("seed")
                        .map(value -> value.as("a whole number", Long::parseLong))
                        .orElse(0L)));
    }

    private static List<Long> range(String text) {
        String[] ends = text.split("\\.\\.", -1);
        if (ends.length != 2) throw new IllegalArgumentException(text);
        long first = Long.parseLong(ends[0].strip());
        long last = Long.parseLong(ends[1].strip());
        if (last < first || last - first >= SEEDS_MAX) throw new IllegalArgumentException(text);
        return LongStream.rangeClosed(first, last).boxed().toList();
    }

    private static String name(String text) {
        return new PeerId(text).value();
    }

    private static void refuseCrowd(Value value, List<PeerGroup> peers) {
        int count = peers.stream().mapToInt(PeerGroup::count).sum();
        if (count > PEERS_MAX) {
            throw value.bad("found " + count + " peers, expected at most " + PEERS_MAX);
        }
    }

    private static Stream<Value> list(Section top, String key) {
        return top.find(key).map(Value::list).orElse(List.of()).stream();
    }

    /** One of the constants of {@code kind}, in kebab case; {@code otherwise} where there is none. */
    static <E extends Enum<E>> E option(Section section, String key, Class<E> kind, E otherwise) {
        return section.find(key).map(value -> option(value, kind)).orElse(otherwise);
    }

    private static <E extends Enum<E>> E option(Value value, Class<E> kind) {
        List<String> known =
                Stream.of(kind.getEnumConstants()).map(ScenarioReader::key).toList();
        for (E constant : kind.getEnumConstants()) {
            if (key(constant).equals(value.text())) return constant;
        }
        throw value.expected("one of " + known);
    }

    static String key(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
