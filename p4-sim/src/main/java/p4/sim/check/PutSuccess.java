package p4.sim.check;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import p4.sim.journal.Entry;
import p4.sim.journal.Event;
import p4.sim.journal.Event.Outcome;
import p4.sim.scenario.CheckSpec;

/**
 * The share of uploads that ended well and that the laboratory found at their takers.
 *
 * <p>Left out are those whose peer went away and those that nobody was there to take.
 */
final class PutSuccess implements Check {

    private final CheckSpec spec;
    private final Map<String, Integer> kept = new HashMap<>(); // by uploader, not yet claimed
    private long good;
    private long all;
    private String worst = "";
    private OptionalLong turn = OptionalLong.empty();

    PutSuccess(CheckSpec spec) {
        this.spec = spec;
    }

    @Override
    public void hear(Entry entry) {
        if (entry.event() instanceof Event.UploadFound found) {
            if (!found.sha256().isEmpty()) kept.merge(found.from(), 1, Integer::sum);
        } else if (entry.event() instanceof Event.PutEnded ended) {
            if (ended.outcome() != Outcome.ABANDONED && ended.outcome() != Outcome.UNAVAILABLE) {
                judge(entry, ended);
            }
        }
    }

    private void judge(Entry entry, Event.PutEnded ended) {
        all++;
        int witnessed = kept.getOrDefault(entry.who(), 0);
        boolean claimed = ended.outcome() == Outcome.OK && ended.copies() > 0;
        if (claimed && witnessed >= ended.copies()) {
            kept.put(entry.who(), witnessed - ended.copies());
            good++;
        } else if (turn.isEmpty()) {
            turn = OptionalLong.of(entry.turn());
            worst = "; the first: " + ended.path() + " by " + entry.who() + " ended "
                    + ended.outcome() + " with " + Words.count(ended.copies(), "taker")
                    + " named and " + witnessed + " kept"
                    + (ended.detail().isEmpty() ? "" : ": " + ended.detail());
        }
    }

    @Override
    public Finding finding() {
        return Measure.by(spec).remarking(worst, turn).share(good, all, "uploads");
    }
}
