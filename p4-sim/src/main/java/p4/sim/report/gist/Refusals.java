package p4.sim.report.gist;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import p4.sim.journal.Entry;
import p4.sim.journal.Event;

/** Who refused what how often. */
public final class Refusals implements Consumer<Entry> {

    private static final int KINDS_MOST = 1_000;
    private static final Kind OTHERS = new Kind("", "of other kinds", 0);

    private final Map<String, Kind> kinds = new TreeMap<>();

    /** One kind of refusal; {@code by} is the tracker or the holders. */
    public record Kind(String by, String what, int count) {

        private Kind andOne() {
            return new Kind(by, what, count + 1);
        }
    }

    @Override
    public void accept(Entry entry) {
        Event event = entry.event();
        if (event instanceof Event.RequestRefused refused) {
            count("tracker", refused.request() + ": " + refused.status() + " " + refused.why());
        } else if (event instanceof Event.TicketRefused refused) {
            count("tracker", "Ticket shown to a holder: " + refused.why());
        } else if (event instanceof Event.ServeRefused refused) {
            count("holders", refused.why() + ": " + refused.detail());
        }
    }

    /** Each kind, the most frequent first; more than a thousand kinds are told as others. */
    public List<Kind> kinds() {
        return kinds.values().stream()
                .sorted(Comparator.comparing(Kind::count).reversed())
                .toList();
    }

    private void count(String by, String what) {
        String key = by + what;
        boolean known = kinds.containsKey(key) || kinds.size() < KINDS_MOST;
        Kind before = known ? new Kind(by, what, 0) : OTHERS;
        kinds.merge(known ? key : "", before.andOne(), (old, one) -> old.andOne());
    }
}
