package p4.sim.cli;

import com.beust.jcommander.Parameter;
import com.beust.jcommander.Parameters;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import p4.sim.compare.Comparison;
import p4.sim.compare.ComparisonJson;
import p4.sim.compare.ComparisonText;
import p4.sim.compare.Subject;

/** Puts runs that left folders side by side. */
@Parameters(
        commandDescription =
                "Puts runs that left folders of results side by side: what differs, and which did"
                        + " better than the first.")
final class CompareRuns implements Command {

    @Parameter(description = "RESULTS_DIR RESULTS_DIR...")
    private List<Path> folders = new ArrayList<>();

    @Parameter(names = "--json", description = "print one JSON object instead of the table")
    private boolean json;

    @Override
    public ExitCode run(Screen screen) {
        if (folders.size() < 2 || folders.size() > Comparison.MAX) {
            throw new Refusal("compare: found " + folders.size() + " folders, expected 2 to "
                    + Comparison.MAX);
        }
        List<Subject> subjects = new ArrayList<>();
        for (Path folder : folders) subjects.add(Subject.read(subjects.size(), folder));
        var comparison = new Comparison(subjects);
        if (json) screen.out().print(ComparisonJson.text(comparison));
        else ComparisonText.lines(comparison, screen.interactive()).forEach(screen.out()::println);
        return ExitCode.PASSED;
    }
}
