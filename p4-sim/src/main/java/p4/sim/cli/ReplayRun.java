package p4.sim.cli;

import com.beust.jcommander.Parameter;
import com.beust.jcommander.Parameters;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import p4.model.ContentHash;
import p4.sim.journal.Detail;
import p4.sim.journal.Entry;
import p4.sim.journal.JournalDigest;
import p4.sim.replay.LeftRun;
import p4.sim.replay.Parting;
import p4.sim.report.RunLabel;
import p4.sim.scenario.DriverKind;
import p4.sim.scenario.JournalLevel;

/** Runs again what left a folder, and tells whether it went the same way, or where it did not. */
@Parameters(
        commandDescription =
                "Runs again what left a folder of results, and says whether the journal"
                        + " is identical, or where it first differs.")
final class ReplayRun implements Command {

    @Parameter(description = "RESULTS_DIR")
    private List<Path> folders = new ArrayList<>();

    @Override
    public ExitCode run(Screen screen) {
        if (folders.size() != 1) {
            throw new Refusal("replay: found " + folders.size() + " folders, expected one");
        }
        Path folder = folders.get(0);
        LeftRun left = LeftRun.read(folder);
        refuseUnrepeatable(folder, left);
        RunLabel label = left.report().label();
        warn(label, screen.errors());
        PrintStream out = screen.out();
        out.println(label.scenario() + ", seed " + label.seed() + ", again as in " + folder);
        List<Entry> again =
                VirtualRun.of(left.report().scenario(), label.seed()).journal();
        return judge(left, again, out);
    }

    private static void refuseUnrepeatable(Path folder, LeftRun left) {
        String driver = left.report().label().driver();
        if (!driver.equals(DriverKind.VIRTUAL.key())) {
            throw new Refusal(folder + ": found a run by the driver " + driver + ", whose real time"
                    + " never comes again byte by byte, expected one by virtual");
        }
        if (left.report().gist().conduct().isInterrupted()) {
            throw new Refusal(
                    folder + ": found a run that its user ended early, expected a whole one");
        }
    }

    private static void warn(RunLabel label, PrintStream errors) {
        String commit = Build.read().commit();
        if (label.commit().equals(commit)) return;
        errors.println("warning: the run was made by commit " + label.commit() + ", this is "
                + commit + ": what differs may be the code");
    }

    private static ExitCode judge(LeftRun left, List<Entry> again, PrintStream out) {
        JournalLevel level = left.report().scenario().journal();
        List<Entry> recorded = left.journal();
        ContentHash now = JournalDigest.of(again);
        Optional<Parting> parting = Parting.of(recorded, Detail.held(level, again));
        if (parting.isEmpty() && now.equals(left.told())) {
            out.println("identical: " + again.size() + " entries, SHA-256 " + now);
            return ExitCode.PASSED;
        }
        out.println("DIFFERENT: two runs of one seed went different ways");
        out.println("  recorded  SHA-256 " + left.told());
        out.println("  now       SHA-256 " + now);
        parting.ifPresentOrElse(
                where -> PartingWords.lines(where, "recorded", "now").forEach(out::println),
                () -> out.println("all that journal: " + level.key() + " kept is the same; with"
                        + " journal: all the first difference could be named"));
        if (now.equals(left.told())) {
            out.println(
                    "the hash is the one that the run wrote: its journal.jsonl was changed later");
        }
        return ExitCode.DIFFERED;
    }
}
