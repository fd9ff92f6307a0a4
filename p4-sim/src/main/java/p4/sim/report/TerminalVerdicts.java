package p4.sim.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import p4.sim.check.FaultAccount;
import p4.sim.check.Lateness;
import p4.sim.check.Verdict;

/** The verdict table for a terminal: one line a check, with the figure it judged. */
public final class TerminalVerdicts {

    private static final String RED = "\u001b[31m";
    private static final String GREEN = "\u001b[32m";
    private static final String YELLOW = "\u001b[33m";
    private static final String PLAIN = "\u001b[0m";

    private TerminalVerdicts() {}

    /** The lines of the table; with colours if {@code colours}. */
    public static List<String> lines(Report report, boolean colours) {
        int width = report.verdicts().stream()
                .mapToInt(verdict -> verdict.check().text().length())
                .max()
                .orElse(0);
        var lines = new ArrayList<String>();
        for (Verdict verdict : report.verdicts()) {
            String check = verdict.check().text();
            lines.add(mark(verdict.result(), colours) + "  " + check
                    + " ".repeat(width - check.length() + 2) + verdict.figure());
            if (!verdict.why().isEmpty()) lines.add("         " + verdict.why());
        }
        for (String doubt : report.doubts()) {
            lines.add(mark(Verdict.Result.UNKNOWN, colours) + "  " + doubt);
        }
        return lines;
    }

    /** What became of the faults that were asked for, one line; empty if there were none. */
    public static Optional<String> faults(Report report) {
        String words =
                report.faults().stream().map(FaultAccount::words).collect(Collectors.joining("; "));
        return words.isEmpty() ? Optional.empty() : Optional.of("faults: " + words);
    }

    /** How late the laboratory itself ran, one line; empty if nobody measured. */
    public static Optional<String> lateness(Report report) {
        return Lateness.worst(report.lateness())
                .map(late -> "the laboratory itself was late at most with " + Lateness.words(late));
    }

    /** The last word: what the run comes to. */
    public static String summary(Report report, boolean colours) {
        return mark(report.overall(), colours) + "  " + report.label().scenario() + ", seed "
                + report.label().seed() + ", "
                + String.format(Locale.ROOT, "%.1f s", report.label().took().toMillis() / 1e3);
    }

    private static String mark(Verdict.Result result, boolean colours) {
        String word = switch (result) {
            case PASSED -> "passed ";
            case FAILED -> "FAILED ";
            case UNKNOWN -> "unknown";
        };
        if (!colours) return word;
        String colour = switch (result) {
            case PASSED -> GREEN;
            case FAILED -> RED;
            case UNKNOWN -> YELLOW;
        };
        return colour + word + PLAIN;
    }
}
