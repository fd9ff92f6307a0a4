package p4.sim.run;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import p4.model.PeerId;
import p4.sim.cluster.Cluster;
import p4.sim.journal.Event;
import p4.sim.journal.Journal;
import p4.time.Alarm;
import p4.time.Timeline;

/** Looks at the cluster now and then and writes down what it sees. */
final class Lookout {

    private final Cluster cluster;
    private final Journal journal;
    private final Timeline timeline;
    private final Holdings holdings;
    private Alarm alarm = () -> {};
    private boolean settled;

    Lookout(Cluster cluster, Journal journal, Timeline timeline, Holdings holdings) {
        this.cluster = cluster;
        this.journal = journal;
        this.timeline = timeline;
        this.holdings = holdings;
    }

    /** Looks now, and every {@code period} from now on, instead of as before. */
    void lookEvery(Duration period) {
        stop();
        alarm = timeline.after(period, () -> lookEvery(period));
        look();
    }

    /** Looks no more. */
    void stop() {
        alarm.cancel();
    }

    /** Tells whether, at the last look, those registered were exactly those up. */
    boolean settled() {
        return settled;
    }

    private void look() {
        cluster.look().thenAcceptAsync(this::write, timeline);
    }

    /** Those of {@code peers} that are not in {@code others}, in order. */
    private static List<String> beyond(Set<PeerId> peers, Set<PeerId> others) {
        return peers.stream()
                .filter(peer -> !others.contains(peer))
                .map(PeerId::value)
                .toList();
    }

    private void write(Cluster.Sight sight) {
        Set<PeerId> up = holdings.up();
        Set<PeerId> members = new TreeSet<>(sight.registered());
        members.removeIf(Visitor::is);
        List<String> ghosts = beyond(members, up);
        List<String> missing = beyond(up, members);
        settled = ghosts.isEmpty() && missing.isEmpty();
        journal.tell("lab", new Event.Looked(members.size(), ghosts, missing, sight.gauges()));
    }
}
