package p4.sim.cli;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import p4.model.Printable;
import p4.sim.scenario.DriverKind;
import p4.sim.scenario.JournalLevel;
import p4.sim.scenario.Scenario;
import p4.sim.scenario.Transport;
import p4.sim.scenario.Wire;

/** What the command line says instead of a scenario. */
final class Overrides {

    private Overrides() {}

    static Scenario apply(Scenario scenario, RunArguments arguments) {
        return new Scenario(
                scenario.name(),
                scenario.why(),
                arguments.seed().isEmpty() ? scenario.seeds() : seeds(arguments.seed()),
                option("--driver", arguments.driver(), DriverKind.class, scenario.driver()),
                scenario.twin(),
                option("--transport", arguments.transport(), Transport.class, scenario.transport()),
                option("--wire", arguments.wire(), Wire.class, scenario.wire()),
                arguments.density().isEmpty() ? scenario.density() : density(arguments.density()),
                option("--journal", arguments.journal(), JournalLevel.class, scenario.journal()),
                scenario.protocol(),
                scenario.tracker(),
                scenario.overlay(),
                scenario.peers(),
                scenario.links(),
                scenario.workload(),
                scenario.faults(),
                scenario.checks(),
                scenario.duration());
    }

    /** The same on virtual nodes, with the wire that {@code wire} says, if it says one. */
    static Scenario virtual(Scenario scenario, String wire) {
        return scenario.over(
                DriverKind.VIRTUAL, option("--wire", wire, Wire.class, scenario.wire()));
    }

    /** The seed that {@code text} is. */
    static List<Long> seeds(String text) {
        try {
            return List.of(Long.parseLong(text));
        } catch (NumberFormatException notANumber) {
            throw new Refusal("--seed: found \"" + text + "\", expected a whole number");
        }
    }

    private static int density(String text) {
        if (text.matches("[1-9]\\d?|100")) return Integer.parseInt(text);
        throw new Refusal("--density: found " + Printable.quote(text)
                + ", expected a number of peers a container from 1 to 100");
    }

    private static <E extends Enum<E>> E option(
            String name, String given, Class<E> kind, E otherwise) {
        if (given.isEmpty()) return otherwise;
        List<String> known =
                Stream.of(kind.getEnumConstants()).map(Overrides::key).toList();
        return Stream.of(kind.getEnumConstants())
                .filter(constant -> key(constant).equals(given))
                .findFirst()
                .orElseThrow(() ->
                        new Refusal(name + ": found \"" + given + "\", expected one of " + known));
    }

    private static String key(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
