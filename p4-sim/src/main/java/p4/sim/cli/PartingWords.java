package p4.sim.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import p4.sim.journal.Entry;
import p4.sim.journal.EntryCodec;
import p4.sim.replay.Parting;
import p4.sim.report.Excerpt;

/** Tells on a terminal where two journals part. */
final class PartingWords {

    private PartingWords() {}

    /** What led to it, then how each goes on, in turns; the journals are called by their names. */
    static List<String> lines(Parting parting, String first, String second) {
        var lines = new ArrayList<String>();
        lines.add("what led to it:");
        parting.before().forEach(line -> lines.add("  " + words(line)));
        if (parting.before().isEmpty()) lines.add("  nothing: they differ from the start");
        int width = Math.max(Math.max(first.length(), second.length()), "both".length());
        int most = Math.max(parting.first().size(), parting.second().size());
        for (int i = 0; i < most; i++) {
            lines.add(i == 0 ? "the first event that differs:" : "and then:");
            String one = entry(parting.first(), i);
            String other = entry(parting.second(), i);
            if (one.equals(other)) {
                lines.add("  " + pad("both", width) + "  " + one);
            } else {
                lines.add("  " + pad(first, width) + "  " + one);
                lines.add("  " + pad(second, width) + "  " + other);
            }
        }
        return lines;
    }

    private static String words(Excerpt.Line line) {
        return String.format(
                Locale.ROOT,
                "turn %-6d %10.6f s  %-14s %-18s %s",
                line.turn(),
                line.seconds(),
                line.who(),
                line.event(),
                line.details());
    }

    /** As it is in the file, since two that differ may be the same in words. */
    private static String entry(List<Entry> entries, int place) {
        return place < entries.size() ? EntryCodec.write(entries.get(place)) : "(the end)";
    }

    private static String pad(String name, int width) {
        return name + " ".repeat(width - name.length());
    }
}
