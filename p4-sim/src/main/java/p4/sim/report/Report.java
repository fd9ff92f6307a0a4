package p4.sim.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import p4.model.ContentHash;
import p4.sim.check.FaultAccount;
import p4.sim.check.FaultAccounts;
import p4.sim.check.Judge;
import p4.sim.check.Lateness;
import p4.sim.check.Verdict;
import p4.sim.journal.Entry;
import p4.sim.journal.Event;
import p4.sim.journal.JournalFile;
import p4.sim.scenario.Scenario;
import p4.sim.scenario.ScenarioWriter;

/** Everything there is to tell of a run, and the files it is told in. */
public record Report(
        RunLabel label, Scenario scenario, List<Entry> journal, List<Verdict> verdicts) {

    public Report {
        journal = List.copyOf(journal);
        verdicts = List.copyOf(verdicts);
    }

    /** What the run comes to. */
    public Verdict.Result overall() {
        return Judge.overall(verdicts, journal);
    }

    /** Why the run cannot pass whatever its checks say. */
    public List<String> doubts() {
        return Judge.doubts(journal);
    }

    /** How many faults of each kind were asked for, injected and observed. */
    public List<FaultAccount> faults() {
        return FaultAccounts.of(journal).kinds();
    }

    /** How late the laboratory itself ran. */
    public List<Event.RanLate> lateness() {
        return Lateness.measured(journal);
    }

    /**
     * Writes all files into {@code folder}, which is made if need be; files of an earlier run there
     * are replaced.
     *
     * @return the hash of the journal in full, whatever the scenario keeps of it
     * @throws UncheckedIOException if the disk fails
     */
    public ContentHash write(Path folder) {
        try {
            Files.createDirectories(folder);
            ContentHash told =
                    JournalFile.write(folder.resolve("journal.jsonl"), journal, scenario.journal());
            Files.writeString(folder.resolve("journal.sha256"), told + "\n");
            Series series = Series.of(journal);
            Files.write(folder.resolve("series.csv"), series.csv());
            Files.writeString(folder.resolve("report.json"), JsonReport.text(this, told));
            Files.writeString(folder.resolve("junit.xml"), JunitReport.text(this));
            Files.writeString(folder.resolve("report.html"), HtmlReport.text(this, series, told));
            Files.writeString(folder.resolve("scenario.yaml"), label.scenarioText());
            for (Map.Entry<String, String> beside :
                    ScenarioWriter.files(scenario).entrySet()) {
                Files.writeString(folder.resolve(beside.getKey()), beside.getValue());
            }
            return told;
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot write the report to " + folder, failed);
        }
    }
}
