package p4.sim.cli;

import com.beust.jcommander.Parameter;
import com.beust.jcommander.Parameters;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.LongFunction;
import p4.sim.cluster.Capability;
import p4.sim.generate.ScenarioGenerator;
import p4.sim.scenario.Draft;
import p4.sim.scenario.DriverKind;
import p4.sim.scenario.Scenario;
import p4.sim.scenario.ScenarioWriter;
import p4.sim.scenario.Setting;
import p4.sim.sweep.Effort;
import p4.sim.sweep.Plan;
import p4.sim.sweep.Variant;

/** Runs one scenario in virtual time with many seeds and many values. */
@Parameters(
        commandDescription =
                "Runs a scenario with many seeds and values in virtual time, and tells in tables"
                        + " what came of it.")
final class SweepScenario implements Command {

    private static final int RUNS_MAX = 1_000_000;
    private static final int JOBS_MAX = 1_024;

    @Parameter(description = "SCENARIO.yaml")
    private List<String> scenarios = new ArrayList<>();

    @Parameter(
            names = "--generated",
            description = "run the scenario that is generated from each seed, instead of one file")
    private boolean generated;

    @Parameter(
            names = "--seeds",
            description = "the seeds, such as 0..9999, instead of the scenario's")
    private String seeds = "";

    @Parameter(
            names = "--set",
            splitter = OneValue.class,
            description =
                    "values for one place of the scenario, such as tracker.lease=5s,10s,20s; with"
                            + " several, every combination is run")
    private List<String> variations = new ArrayList<>();

    @Parameter(names = "--jobs", description = "how many runs at a time; one a core if left out")
    private String jobs = Integer.toString(Runtime.getRuntime().availableProcessors());

    @Parameter(
            names = "--stop-at-first-failure",
            description = "run nothing after the first run that fails")
    private boolean stopAtFirstFailure;

    @Parameter(names = "--twice", description = "run every seed twice; exit code 3 if they differ")
    private boolean twice;

    @Parameter(
            names = "--twice-every",
            description = "run only every so many-th run twice; none if 0")
    private String twiceEvery = "0";

    @Parameter(names = "--wire", description = "what messages go through: real or none")
    private String wire = "";

    @Parameter(names = "--keep", description = "how many runs that did not pass are kept in full")
    private String keep = "100";

    @Parameter(names = "--results", description = "where the tables go")
    private Path results = Path.of("results");

    @Override
    public ExitCode run(Screen screen) {
        Plan plan = generated ? generatedPlan() : plan(screen);
        return new Sweeping(plan, effort(), VirtualRun::of, results, keptMax()).run(screen);
    }

    private Plan generatedPlan() {
        if (!scenarios.isEmpty()) {
            throw new Refusal("sweep: found a scenario beside --generated, expected one of them");
        }
        if (seeds.isEmpty())
            throw new Refusal("sweep: found no --seeds, expected them beside --generated");
        LongFunction<Draft> drawn =
                seed -> Draft.of("generated", ScenarioWriter.write(ScenarioGenerator.draw(seed)));
        return plan(drawn, SweepWords.seeds(seeds));
    }

    private Plan plan(Screen screen) {
        if (scenarios.size() != 1) {
            throw new Refusal("sweep: found " + scenarios.size() + " scenarios, expected one");
        }
        Draft draft = Draft.read(Path.of(scenarios.get(0)));
        Scenario scenario = draft.scenario();
        if (draft.says("driver") && scenario.driver() != DriverKind.VIRTUAL) {
            screen.out()
                    .println("a sweep runs in virtual time, not on driver "
                            + scenario.driver().key());
        }
        return plan(seed -> draft, seeds.isEmpty() ? scenario.seeds() : SweepWords.seeds(seeds));
    }

    private Plan plan(LongFunction<Draft> drafts, List<Long> all) {
        List<Variant> variants =
                Variant.combinations(
                                variations.stream().map(SweepWords::variation).toList())
                        .stream()
                        .map(settings -> variant(drafts, settings))
                        .toList();
        long runs = (long) all.size() * variants.size();
        if (runs > RUNS_MAX) {
            throw new Refusal("sweep: found " + runs + " runs, expected at most " + RUNS_MAX);
        }
        List<Scenario> firsts = variants.stream()
                .map(variant -> variant.scenarios().apply(all.get(0)))
                .toList();
        firsts.forEach(SweepScenario::refuseUnable);
        return new Plan(firsts.get(0).name(), variants, all);
    }

    private Variant variant(LongFunction<Draft> drafts, List<Setting> settings) {
        return new Variant(settings, seed -> {
            Scenario scenario = drafts.apply(seed).with(settings).scenario(seed);
            return Overrides.virtual(scenario, wire);
        });
    }

    private static void refuseUnable(Scenario scenario) {
        Set<Capability> lacking = Capability.neededBy(scenario);
        lacking.removeAll(Testbed.able(DriverKind.VIRTUAL));
        if (lacking.isEmpty()) return;
        throw new Refusal("driver virtual cannot do "
                + lacking.stream().map(Capability::key).toList());
    }

    private Effort effort() {
        int every = SweepWords.count("--twice-every", twiceEvery, 0, RUNS_MAX);
        return new Effort(
                SweepWords.count("--jobs", jobs, 1, JOBS_MAX),
                stopAtFirstFailure,
                twice ? 1 : every);
    }

    private int keptMax() {
        return SweepWords.count("--keep", keep, 0, RUNS_MAX);
    }
}
