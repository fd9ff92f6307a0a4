package p4.sim.report;

import java.util.List;
import p4.sim.check.Verdict;

/** What led to a verdict that is not good, the entry that decided it last. */
public record Story(Verdict verdict, List<Excerpt.Line> lines) {

    public Story {
        lines = List.copyOf(lines);
    }
}
