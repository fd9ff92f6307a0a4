package p4.sim.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import p4.model.ContentHash;
import p4.sim.check.FaultAccount;
import p4.sim.check.Verdict;
import p4.sim.journal.Entry;
import p4.sim.journal.Event;
import p4.sim.journal.JournalFile;
import p4.sim.report.gist.Gist;
import p4.sim.scenario.Scenario;
import p4.sim.scenario.ScenarioWriter;

/**
 * Everything there is to tell of a run, and the files it is told in.
 *
 * <p>Needs no journal: {@code gist} heard each entry once, and {@code stories} those that led to
 * verdicts that are not good.
 */
public record Report(
        RunLabel label, Scenario scenario, Gist gist, List<Verdict> verdicts, List<Story> stories) {

    public Report {
        verdicts = List.copyOf(verdicts);
        stories = List.copyOf(stories);
    }

    /** The report of a run whose journal is at hand. */
    public static Report of(
            RunLabel label, Scenario scenario, List<Entry> journal, List<Verdict> verdicts) {
        Gist gist = Gist.of(scenario, journal);
        var stories = new Stories(verdicts, gist.tellers());
        if (stories.isWanted()) journal.forEach(stories);
        return new Report(label, scenario, gist, verdicts, stories.told());
    }

    /** What the run comes to. */
    public Verdict.Result overall() {
        return gist.conduct().overall(verdicts);
    }

    /** Why the run cannot pass whatever its checks say. */
    public List<String> doubts() {
        return gist.conduct().doubts();
    }

    /** How many faults of each kind were asked for, injected and observed. */
    public List<FaultAccount> faults() {
        return gist.conduct().faults();
    }

    /** How late the laboratory itself ran. */
    public List<Event.RanLate> lateness() {
        return gist.conduct().lateness();
    }

    /**
     * Writes {@code journal} and all other files into {@code folder}, as {@link #write(Path,
     * ContentHash)} does.
     *
     * @return the hash of the journal in full, whatever the scenario keeps of it
     * @throws UncheckedIOException if the disk fails
     */
    public ContentHash write(Path folder, List<Entry> journal) {
        try {
            Files.createDirectories(folder);
            ContentHash told =
                    JournalFile.write(folder.resolve("journal.jsonl"), journal, scenario.journal());
            write(folder, told);
            return told;
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot write the journal to " + folder, failed);
        }
    }

    /**
     * Writes all files but the journal, whose hash is {@code told}, into {@code folder}.
     *
     * <p>The folder is made if need be; files of an earlier run there are replaced.
     *
     * @throws UncheckedIOException if the disk fails
     */
    public void write(Path folder, ContentHash told) {
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("journal.sha256"), told + "\n");
            Files.write(folder.resolve("series.csv"), SeriesCsv.lines(gist.series()));
            Files.writeString(folder.resolve("report.json"), JsonReport.text(this, told));
            Files.writeString(folder.resolve("junit.xml"), JunitReport.text(this));
            Files.writeString(folder.resolve("report.html"), HtmlReport.text(this, told));
            Files.writeString(folder.resolve("scenario.yaml"), label.scenarioText());
            for (Map.Entry<String, String> beside :
                    ScenarioWriter.files(scenario).entrySet()) {
                Files.writeString(folder.resolve(beside.getKey()), beside.getValue());
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot write the report to " + folder, failed);
        }
    }
}
