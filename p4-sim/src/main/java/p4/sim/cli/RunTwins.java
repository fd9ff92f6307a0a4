package p4.sim.cli;

import com.beust.jcommander.Parameter;
import com.beust.jcommander.Parameters;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import p4.model.Printable;
import p4.sim.report.Report;
import p4.sim.scenario.Draft;
import p4.sim.scenario.DriverKind;
import p4.sim.scenario.Scenario;
import p4.sim.scenario.ScenarioWriter;
import p4.sim.twin.Accord;
import p4.sim.twin.Likeness;
import p4.sim.twin.LikenessText;
import p4.sim.twin.Twin;

/** Runs twins on every driver there is, and tells whether they came to the same. */
@Parameters(
        commandDescription =
                "Runs scenarios that are twins on each of their drivers, and tells whether they"
                        + " came to the same.")
final class RunTwins implements Command {

    @Parameter(description = "SCENARIO.yaml...")
    private List<Path> scenarios = new ArrayList<>();

    @Parameter(names = "--seed", description = "the seed, instead of the scenario's")
    private String seed = "";

    @Parameter(
            names = "--drivers",
            description = "what is held against virtual: inprocess, container or both, with a comma"
                    + " between; if left out both, without container where no engine answers")
    private String drivers = "";

    @Parameter(names = "--results", description = "where the reports go, a folder for each driver")
    private Path results = Path.of("results", "twins");

    @Override
    public ExitCode run(Screen screen) {
        if (scenarios.isEmpty()) {
            throw new Refusal("twins: found no scenario, expected at least one");
        }
        List<DriverKind> others = others(screen);
        ExitCode worst = ExitCode.PASSED;
        for (Path file : scenarios) {
            worst = worst.and(run(file, others, screen));
            if (worst == ExitCode.INTERRUPTED) break;
        }
        return worst;
    }

    private ExitCode run(Path file, List<DriverKind> others, Screen screen) {
        Draft draft = Draft.read(file);
        Scenario all = draft.scenario();
        if (!all.twin()) {
            throw new Refusal(Printable.escape(String.valueOf(file.getFileName()))
                    + ": found a scenario that is no twin, expected one that says twin: true");
        }
        Ability.refuseLack(draft, all);
        ExitCode worst = ExitCode.PASSED;
        for (long one : seed.isEmpty() ? all.seeds() : Overrides.seeds(seed)) {
            worst = worst.and(run(draft.scenario(one), others, screen));
            if (worst == ExitCode.INTERRUPTED) break;
        }
        return worst;
    }

    private ExitCode run(Scenario scenario, List<DriverKind> others, Screen screen) {
        Map<DriverKind, Report> reports = new EnumMap<>(DriverKind.class);
        ExitCode worst = ExitCode.PASSED;
        List<DriverKind> all = new ArrayList<>(List.of(DriverKind.VIRTUAL));
        all.addAll(others);
        for (DriverKind driver : all) {
            screen.out().println("== " + driver.key());
            RunCommand.Ending ending = run(scenario, driver, screen);
            worst = worst.and(ending.exit());
            if (ending.exit() == ExitCode.INTERRUPTED) return worst;
            ending.report().ifPresent(report -> reports.put(driver, report));
        }
        for (DriverKind driver : others) {
            worst = worst.and(compare(scenario, reports, driver, screen));
        }
        return worst;
    }

    private RunCommand.Ending run(Scenario scenario, DriverKind driver, Screen screen) {
        Scenario twin = scenario.over(driver, scenario.wire());
        return new RunCommand(
                        twin, ScenarioWriter.write(twin), results.resolve(driver.key()), screen)
                .run(scenario.seeds().get(0));
    }

    private static ExitCode compare(
            Scenario scenario, Map<DriverKind, Report> reports, DriverKind driver, Screen screen) {
        Optional<Report> base = Optional.ofNullable(reports.get(DriverKind.VIRTUAL));
        Optional<Report> other = Optional.ofNullable(reports.get(driver));
        if (base.isEmpty() || other.isEmpty()) return ExitCode.UNKNOWN;
        Likeness likeness = Likeness.of(Twin.of(base.get()), Twin.of(other.get()));
        screen.out()
                .println("== " + scenario.name() + ", seed " + scenario.seeds().get(0)
                        + ": virtual and " + driver.key());
        LikenessText.lines(likeness, screen.interactive()).forEach(screen.out()::println);
        return exit(likeness.accord());
    }

    private static ExitCode exit(Accord accord) {
        return switch (accord) {
            case AGREES, NOT_HELD -> ExitCode.PASSED;
            case UNPROVEN -> ExitCode.UNKNOWN;
            case DIFFERS -> ExitCode.FAILED;
        };
    }

    private List<DriverKind> others(Screen screen) {
        List<DriverKind> known = DriverKind.ofTwins().stream()
                .filter(driver -> driver != DriverKind.VIRTUAL)
                .toList();
        if (!drivers.isEmpty()) {
            return List.of(drivers.split(",", -1)).stream()
                    .map(word -> driver(word, known))
                    .distinct()
                    .toList();
        }
        Optional<String> trouble = Containers.trouble();
        trouble.ifPresent(why -> screen.out().println("container is left out: " + why));
        return known.stream()
                .filter(driver -> trouble.isEmpty() || driver != DriverKind.CONTAINER)
                .toList();
    }

    private static DriverKind driver(String word, List<DriverKind> known) {
        return known.stream()
                .filter(driver -> driver.key().equals(word.strip()))
                .findFirst()
                .orElseThrow(() -> new Refusal("--drivers: found " + Printable.quote(word)
                        + ", expected one of "
                        + known.stream().map(DriverKind::key).toList()));
    }
}
