package p4.sim.report.gist;

import java.util.List;
import java.util.stream.Collectors;
import p4.sim.journal.Event;
import p4.sim.report.chart.Quantity;

/**
 * A fault that the scenario asked for, and whom it was to hit: nobody if it is the tracker.
 *
 * <p>{@code first} are the first few of its {@code targets} targets.
 */
public record Fault(double at, String kind, List<String> first, int targets) {

    private static final int NAMED = 12;

    static Fault of(double at, Event.FaultAsked asked) {
        List<String> first = asked.targets().stream().limit(NAMED).toList();
        String kind = asked.kind().replace('-', ' ');
        return new Fault(at, kind, first, asked.targets().size());
    }

    /** The fault, its targets and its moment. */
    public String describe() {
        String whom = targets == 0 ? "" : " of " + whom();
        return kind + whom + " at " + Quantity.seconds(at);
    }

    /** Its targets: the first few, and how many more there are. */
    public String whom() {
        String names = first.stream().collect(Collectors.joining(", "));
        int more = targets - first.size();
        return more > 0 ? names + " and " + Quantity.count(more) + " more" : names;
    }
}
