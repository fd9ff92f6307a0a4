package p4.sim.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import p4.model.ContentHash;
import p4.sim.check.Verdict;
import p4.sim.journal.Entry;
import p4.sim.journal.Journal;
import p4.sim.journal.JournalFile;
import p4.sim.journal.JournalWriter;
import p4.sim.report.gist.Gist;
import p4.sim.scenario.Scenario;

/**
 * Takes a run down while it goes on: the journal on a disk, what reports tell in memory.
 *
 * <p>For one teller at a time, as a journal's listeners are. Closed unfinished, it leaves a part of the
 * journal.
 */
public final class Recording implements Consumer<Entry>, AutoCloseable {

    private final Scenario scenario;
    private final Path folder;
    private final Path file;
    private final JournalWriter writer;
    private final Gist gist;

    /** A recording that is finished: the report, and the hash of the journal in full. */
    public record Finished(Report report, ContentHash told) {}

    private Recording(Scenario scenario, Path folder) throws IOException {
        this.scenario = scenario;
        this.folder = Files.createDirectories(folder);
        this.file = folder.resolve("journal.jsonl");
        this.writer = new JournalWriter(file, scenario.journal());
        this.gist = new Gist(scenario);
    }

    /**
     * Takes down what {@code journal} is told from now on of a run of {@code scenario}.
     *
     * @param folder where to; made if need be
     * @throws UncheckedIOException if nothing can be written there
     */
    public static Recording of(Journal journal, Scenario scenario, Path folder) {
        try {
            var recording = new Recording(scenario, folder);
            journal.listen(recording);
            return recording;
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot write the journal to " + folder, failed);
        }
    }

    @Override
    public void accept(Entry entry) {
        writer.accept(entry);
        gist.accept(entry);
    }

    /**
     * Ends the journal and writes the report beside it; files of an earlier run there are replaced.
     *
     * @throws UncheckedIOException if the disk fails, or did while the run went on
     */
    public Finished finish(RunLabel label, List<Verdict> verdicts) {
        try {
            ContentHash told = writer.finish();
            var stories = new Stories(verdicts, gist.tellers());
            if (stories.isWanted()) JournalFile.read(file, stories);
            var report = new Report(label, scenario, gist, verdicts, stories.told());
            report.write(folder, told);
            return new Finished(report, told);
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot write the journal to " + folder, failed);
        }
    }

    @Override
    public void close() {
        try {
            writer.close();
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot write the journal to " + folder, failed);
        }
    }
}
