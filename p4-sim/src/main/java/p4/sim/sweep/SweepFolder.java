package p4.sim.sweep;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import p4.sim.check.Verdict;
import p4.sim.report.Report;
import p4.sim.report.RunLabel;
import p4.sim.run.Outcome;
import p4.sim.scenario.Scenario;
import p4.sim.scenario.ScenarioWriter;

/** Where a sweep leaves its tables, and those of its runs that did not pass. */
public final class SweepFolder implements Witness {

    private static final String KEPT = "kept";

    private final Path folder;
    private final Plan plan;
    private final String commit;
    private final int keepMax;
    private final AtomicInteger kept = new AtomicInteger();

    private SweepFolder(Path folder, Plan plan, String commit, int keepMax) {
        this.folder = folder;
        this.plan = plan;
        this.commit = commit;
        this.keepMax = keepMax;
    }

    /**
     * Makes {@code folder}, and throws away the runs that an earlier sweep kept there.
     *
     * <p>At most {@code keepMax} runs will be kept in full.
     *
     * @throws UncheckedIOException if the disk fails
     */
    public static SweepFolder make(Path folder, Plan plan, String commit, int keepMax) {
        try {
            Files.createDirectories(folder);
            delete(folder.resolve(KEPT));
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot write to " + folder, failed);
        }
        return new SweepFolder(folder, plan, commit, keepMax);
    }

    /** How many runs were kept in full. */
    public int kept() {
        return Math.min(kept.get(), keepMax);
    }

    /** Where the runs are that were kept in full. */
    public Path keptFolder() {
        return folder.resolve(KEPT);
    }

    @Override
    public void ended(Row row, Scenario scenario, Outcome outcome) {
        boolean good = row.result() == Verdict.Result.PASSED;
        if (good && row.again() != Row.Again.DIFFERENT) return;
        if (kept.incrementAndGet() <= keepMax) keep(row, "", scenario, outcome);
    }

    @Override
    public void differed(Row row, Scenario scenario, Outcome again) {
        if (Files.exists(runFolder(row, ""))) keep(row, "-again", scenario, again);
    }

    /**
     * Writes the table as {@code sweep.html}, {@code sweep.json}, {@code sweep.csv}, and every run
     * in {@code runs.csv}.
     *
     * @return the page for people
     * @throws UncheckedIOException if the disk fails
     */
    public Path write(Table table, SweepLabel label) {
        try {
            Files.writeString(folder.resolve("sweep.csv"), TableCsv.text(table));
            Files.writeString(folder.resolve("runs.csv"), RunsCsv.text(table));
            Files.writeString(folder.resolve("sweep.json"), TableJson.text(table, label));
            return Files.writeString(folder.resolve("sweep.html"), TablePage.text(table, label));
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot write the tables to " + folder, failed);
        }
    }

    private void keep(Row row, String suffix, Scenario scenario, Outcome outcome) {
        var label = new RunLabel(
                scenario.name(),
                row.seed(),
                commit,
                scenario.driver().key(),
                "Java " + Runtime.version(),
                Duration.ZERO,
                ScenarioWriter.write(scenario));
        Report.of(label, scenario, outcome.journal(), outcome.verdicts())
                .write(runFolder(row, suffix), outcome.journal());
    }

    /** {@code 17-COMMIT}, as of a run alone, within {@code 2} if it is of the second variant. */
    private Path runFolder(Row row, String suffix) {
        Path of = folder.resolve(KEPT);
        if (plan.variants().size() > 1) of = of.resolve(Integer.toString(row.variant() + 1));
        return of.resolve(row.seed() + "-" + commit + suffix);
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) return;
        List<Path> all;
        try (Stream<Path> below = Files.walk(folder)) {
            all = below.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : all) Files.delete(path);
    }
}
