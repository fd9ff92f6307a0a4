package p4.sim.check;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import p4.sim.journal.Entry;
import p4.sim.journal.Event;
import p4.sim.journal.OverlayTold;
import p4.sim.scenario.CheckSpec;

/**
 * From a peer's start to its first neighbour; to the end of the run, if it never had one.
 *
 * <p>Left out is who went away, or stood still, before that.
 */
final class JoinTime implements Check {

    private final CheckSpec spec;
    private final Map<String, Duration> joining = new TreeMap<>();
    private final List<Double> seconds = new ArrayList<>();
    private Duration now = Duration.ZERO;

    JoinTime(CheckSpec spec) {
        this.spec = spec;
    }

    @Override
    public void hear(Entry entry) {
        now = entry.at();
        Event event = entry.event();
        if (event instanceof Event.PeerStarted) {
            joining.put(entry.who(), now);
        } else if (event instanceof OverlayTold.NeighbourAdded) {
            Duration since = joining.remove(entry.who());
            if (since != null) seconds.add(Words.number(now.minus(since)));
        } else if (event instanceof Event.PeerCrashed
                || event instanceof Event.PeerLeft
                || event instanceof Event.PeerFrozen) {
            joining.remove(entry.who());
        }
    }

    @Override
    public Finding finding() {
        List<Double> all = new ArrayList<>(seconds);
        joining.values().forEach(since -> all.add(Words.number(now.minus(since))));
        String never =
                joining.isEmpty() ? "" : "; never joined: " + Words.list(joining.keySet(), p -> p);
        return Measure.by(spec)
                .remarking(never, OptionalLong.empty())
                .seconds(all, "starts of peers");
    }
}
