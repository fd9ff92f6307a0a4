package p4.sim.check;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import p4.sim.journal.Entry;
import p4.sim.journal.Event;
import p4.sim.scenario.CheckSpec;

/**
 * From a tracker's return until everybody who was up then was granted a lease, or renewed one.
 *
 * <p>Who goes away meanwhile is not waited for. Who is still waited for when the run ends makes it
 * last up to there.
 */
final class RecoveryTime implements Check {

    private final CheckSpec spec;
    private final Presence presence = new Presence();
    private final Set<String> waiting = new TreeSet<>();
    private final List<Double> times = new ArrayList<>();
    private Duration returned = Duration.ZERO;
    private Duration now = Duration.ZERO;
    private boolean crashed;
    private boolean cut;

    RecoveryTime(CheckSpec spec) {
        this.spec = spec;
    }

    @Override
    public void hear(Entry entry) {
        now = entry.at();
        presence.hear(entry);
        Event event = entry.event();
        boolean wasAway = crashed || cut;
        if (event instanceof Event.TrackerCrashed) crashed = true;
        else if (event instanceof Event.TrackerCut) cut = true;
        else if (event instanceof Event.TrackerStarted) crashed = false;
        else if (event instanceof Event.TrackerHealed) cut = false;
        if (crashed || cut) waiting.clear();
        else if (wasAway) comeBack();
        else if (!waiting.isEmpty()) hearOfPeer(event);
    }

    private void comeBack() {
        returned = now;
        waiting.addAll(presence.awake());
    }

    private void hearOfPeer(Event event) {
        if (event instanceof Event.LeaseGranted granted) waiting.remove(granted.peer());
        if (event instanceof Event.LeaseRenewed renewed) waiting.remove(renewed.peer());
        waiting.removeIf(peer -> !presence.isAwake(peer));
        if (waiting.isEmpty()) times.add(Words.number(now.minus(returned)));
    }

    @Override
    public Finding finding() {
        var all = new ArrayList<Double>(times);
        if (!waiting.isEmpty()) all.add(Words.number(now.minus(returned)));
        String missing =
                waiting.isEmpty() ? "" : "; never back: " + Words.list(waiting, peer -> peer);
        return Measure.by(spec)
                .remarking(missing, OptionalLong.empty())
                .seconds(all, all.size() == 1 ? "return of the tracker" : "returns of the tracker");
    }
}
