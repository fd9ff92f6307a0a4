package p4.sim.check;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import p4.sim.journal.Entry;
import p4.sim.journal.Event;

/**
 * Within its time after the settle phase began, those registered are exactly those up, and remain so.
 *
 * <p>Judged by what the laboratory saw when it looked during that phase.
 */
final class EveryoneRegistered implements Check {

    private final Duration within;
    private final Presence presence = new Presence();
    private Optional<Duration> settling = Optional.empty();
    private boolean over;
    private Optional<Entry> agreed = Optional.empty();
    private Optional<Entry> last = Optional.empty();
    private String disagreement = "";

    EveryoneRegistered(Duration within) {
        this.within = within;
    }

    @Override
    public void hear(Entry entry) {
        presence.hear(entry);
        if (entry.event() instanceof Event.PhaseBegan begun) {
            if (begun.phase() == Event.Phase.SETTLE) settling = Optional.of(entry.at());
            else over = settling.isPresent();
        }
        if (settling.isPresent() && !over && entry.event() instanceof Event.Looked looked) {
            look(entry, looked);
        }
    }

    private void look(Entry entry, Event.Looked looked) {
        last = Optional.of(entry);
        disagreement = disagreement(entry.at(), looked);
        if (!disagreement.isEmpty()) agreed = Optional.empty();
        else if (agreed.isEmpty()) agreed = Optional.of(entry);
    }

    private String disagreement(Duration now, Event.Looked looked) {
        List<String> ghosts = looked.ghosts();
        List<String> missing = looked.missing();
        var parts = new ArrayList<String>();
        if (!ghosts.isEmpty()) {
            parts.add(Words.count(ghosts.size(), "peer")
                    + (ghosts.size() == 1 ? " that is down is" : " that are down are")
                    + " still registered: "
                    + Words.list(ghosts, peer -> presence.describe(peer, now)));
        }
        if (!missing.isEmpty()) {
            parts.add(Words.count(missing.size(), "peer")
                    + (missing.size() == 1 ? " that is up is" : " that are up are")
                    + " not registered: " + Words.list(missing, peer -> peer));
        }
        return String.join("; ", parts);
    }

    @Override
    public Finding finding() {
        if (settling.isEmpty()) return Finding.unknown("the run never settled");
        if (last.isEmpty()) return Finding.unknown("nobody looked while the run settled");
        Duration now = last.get().at().minus(settling.get());
        var turn = OptionalLong.of(last.get().turn());
        if (agreed.isEmpty()) {
            return Finding.failed(
                    "not " + Words.seconds(now) + " after the faults ended", disagreement, turn);
        }
        Duration took = agreed.get().at().minus(settling.get());
        String figure = Words.seconds(took) + " after the faults ended";
        if (took.compareTo(within) <= 0) return Finding.passed(figure);
        return Finding.failed(
                figure,
                "it took " + Words.seconds(took) + " until those registered were those up, expected"
                        + " within " + Words.seconds(within),
                OptionalLong.of(agreed.get().turn()));
    }
}
