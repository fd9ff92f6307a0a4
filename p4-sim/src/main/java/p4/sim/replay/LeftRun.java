package p4.sim.replay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import p4.model.ContentHash;
import p4.model.Printable;
import p4.sim.check.Verdict;
import p4.sim.journal.Entry;
import p4.sim.journal.JournalFile;
import p4.sim.report.Report;
import p4.sim.report.gist.Metrics;
import p4.sim.scenario.BadScenario;
import p4.sim.scenario.Scenario;
import p4.sim.scenario.ScenarioReader;

/**
 * A run as its folder has it: the report, as much of the journal as was kept, and its hash.
 *
 * <p>The report tells what is kept of the journal. {@code told} is the hash of the whole journal as
 * it was when the run wrote it, {@code result} what the run came to then, {@code entries} how many
 * the journal had; {@code metrics} are of all of them.
 */
public record LeftRun(
        Report report,
        List<Entry> journal,
        ContentHash told,
        Verdict.Result result,
        int entries,
        Metrics metrics) {

    /**
     * Reads what a run left in {@code folder}.
     *
     * @throws BadResults if no run left it, or somebody has spoilt it since
     */
    public static LeftRun read(Path folder) {
        String name = Printable.escape(folder.toString());
        if (!Files.isDirectory(folder)) {
            String found = Files.exists(folder) ? "a file" : "no such folder";
            throw new BadResults(name + ": found " + found + ", expected the folder of a run");
        }
        for (String file : List.of("report.json", "scenario.yaml", "journal.jsonl")) {
            if (Files.isRegularFile(folder.resolve(file))) continue;
            throw new BadResults(name + ": found no " + file + ", expected the folder of a run");
        }
        Scenario scenario = scenario(folder, name);
        return new ReportReader(name, text(folder, name, "report.json"))
                .read(scenario, text(folder, name, "scenario.yaml"), journal(folder, name));
    }

    private static Scenario scenario(Path folder, String name) {
        try {
            return ScenarioReader.read(folder.resolve("scenario.yaml"));
        } catch (BadScenario bad) {
            throw new BadResults(name + ": " + bad.getMessage());
        }
    }

    private static List<Entry> journal(Path folder, String name) {
        try {
            return JournalFile.read(folder.resolve("journal.jsonl"));
        } catch (IllegalArgumentException | IOException bad) {
            String line = String.valueOf(bad.getMessage()).lines().findFirst().orElse("");
            throw new BadResults(name + ": " + line);
        }
    }

    private static String text(Path folder, String name, String file) {
        try {
            return Files.readString(folder.resolve(file));
        } catch (IOException bad) {
            throw new BadResults(name + ": " + file + " cannot be read: " + bad.getMessage());
        }
    }
}
