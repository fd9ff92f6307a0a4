package p4.sim.check;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import p4.sim.journal.Entry;
import p4.sim.journal.Event;
import p4.sim.scenario.CheckSpec;

/**
 * From a tracker's return until everybody who was up then renewed its lease, or published anew.
 *
 * <p>Who needed another lease is back when its offer is taken under that one. Who goes away
 * meanwhile is not waited for. Who is still waited for when the run ends makes it last up to there;
 * if that is not too long yet, nobody can say.
 */
final class RecoveryTime implements Check {

    private final CheckSpec spec;
    private final Presence presence = new Presence();
    private final Set<String> waiting = new TreeSet<>();
    private final Set<String> bare = new HashSet<>(); // those whose new lease has no offer yet
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
        if (crashed || cut) forget();
        else if (wasAway) comeBack();
        else if (!waiting.isEmpty()) hearOfPeer(entry.who(), event);
    }

    private void forget() {
        waiting.clear();
        bare.clear();
    }

    private void comeBack() {
        returned = now;
        waiting.addAll(presence.awake());
    }

    private void hearOfPeer(String who, Event event) {
        if (event instanceof Event.LeaseGranted granted) bare.add(granted.peer());
        if (event instanceof Event.OfferPublished offer) waiting.remove(offer.peer());
        if (event instanceof Event.LeaseRenewed renewed && !bare.contains(renewed.peer())) {
            waiting.remove(renewed.peer());
        }
        if (!presence.isAwake(who)) waiting.remove(who);
        if (waiting.isEmpty()) times.add(Words.number(now.minus(returned)));
    }

    @Override
    public Finding finding() {
        var all = new ArrayList<Double>(times);
        if (!waiting.isEmpty()) all.add(Words.number(now.minus(returned)));
        String missing =
                waiting.isEmpty() ? "" : "; never back: " + Words.list(waiting, peer -> peer);
        Finding found = Measure.by(spec)
                .remarking(missing, OptionalLong.empty())
                .seconds(all, all.size() == 1 ? "return of the tracker" : "returns of the tracker");
        boolean tooEarly = !waiting.isEmpty() && found.result() == Verdict.Result.PASSED;
        return tooEarly ? Finding.unknown("the run ended too early" + missing) : found;
    }
}
