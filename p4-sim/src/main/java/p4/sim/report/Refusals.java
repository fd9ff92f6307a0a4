package p4.sim.report;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import p4.sim.journal.Entry;
import p4.sim.journal.Event;

/** Who refused what how often, the most frequent first. */
record Refusals(List<Kind> kinds) {

    /** One kind of refusal; {@code by} is the tracker or the holders. */
    record Kind(String by, String what, int count) {}

    static Refusals of(List<Entry> journal) {
        Map<String, Kind> kinds = new TreeMap<>();
        for (Entry entry : journal) {
            if (entry.event() instanceof Event.RequestRefused refused) {
                count(
                        kinds,
                        "tracker",
                        refused.request() + ": " + refused.status() + " " + refused.why());
            } else if (entry.event() instanceof Event.TicketRefused refused) {
                count(kinds, "tracker", "Ticket shown to a holder: " + refused.why());
            } else if (entry.event() instanceof Event.ServeRefused refused) {
                count(kinds, "holders", refused.why() + ": " + refused.detail());
            }
        }
        return new Refusals(kinds.values().stream()
                .sorted(Comparator.comparing(Kind::count).reversed())
                .toList());
    }

    private static void count(Map<String, Kind> kinds, String by, String what) {
        kinds.merge(
                by + what,
                new Kind(by, what, 1),
                (old, one) -> new Kind(by, what, old.count() + 1));
    }
}
