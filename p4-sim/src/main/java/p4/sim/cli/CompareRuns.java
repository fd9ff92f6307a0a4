package p4.sim.cli;

import com.beust.jcommander.Parameter;
import com.beust.jcommander.Parameters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import p4.model.Printable;
import p4.sim.compare.Comparison;
import p4.sim.compare.ComparisonJson;
import p4.sim.compare.ComparisonPage;
import p4.sim.compare.ComparisonText;

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

    @Parameter(
            names = "--html",
            description = "also write a page with charts to this file, which is replaced")
    private String html = "";

    @Override
    public ExitCode run(Screen screen) {
        if (folders.size() < 2 || folders.size() > Comparison.MAX) {
            throw new Refusal("compare: found " + folders.size() + " folders, expected 2 to "
                    + Comparison.MAX);
        }
        Comparison comparison = Comparison.of(folders);
        if (!html.isEmpty()) write(ComparisonPage.text(comparison));
        if (json) {
            screen.out().print(ComparisonJson.text(comparison));
            return ExitCode.PASSED;
        }
        ComparisonText.lines(comparison, screen.interactive()).forEach(screen.out()::println);
        if (!html.isEmpty()) screen.out().println("page: " + html);
        return ExitCode.PASSED;
    }

    private void write(String page) {
        try {
            Files.writeString(Path.of(html), page);
        } catch (IOException | InvalidPathException bad) {
            throw new Refusal("--html: found " + Printable.quote(html)
                    + ", expected a file that can be written");
        }
    }
}
