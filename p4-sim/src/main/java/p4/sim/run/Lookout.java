package p4.sim.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import p4.model.PeerId;
import p4.sim.cluster.Cluster;
import p4.sim.journal.Event;
import p4.sim.journal.Journal;
import p4.sim.journal.OverlayTold;
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
    private boolean looking;

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

    /** Tells whether, at the last look, which is over, those registered were exactly those up. */
    boolean settled() {
        return settled && !looking;
    }

    private void look() {
        CompletionStage<Cluster.Sight> sight = cluster.look();
        looking = !sight.toCompletableFuture().isDone();
        sight.thenAcceptAsync(this::write, timeline);
    }

    /** Those of {@code peers} that are not among {@code others}; both are in order. */
    private static List<String> beyond(List<PeerId> peers, List<PeerId> others) {
        var beyond = new ArrayList<String>();
        int next = 0;
        for (PeerId peer : peers) {
            while (next < others.size() && others.get(next).compareTo(peer) < 0) next++;
            if (next == others.size() || !others.get(next).equals(peer)) beyond.add(peer.value());
        }
        return beyond;
    }

    private void write(Cluster.Sight sight) {
        looking = false;
        List<PeerId> up = holdings.up();
        List<PeerId> members =
                sight.registered().stream().filter(peer -> !Visitor.is(peer)).toList();
        List<String> ghosts = beyond(members, up);
        List<String> missing = beyond(up, members);
        settled = ghosts.isEmpty() && missing.isEmpty();
        journal.tell("lab", new Event.Looked(members.size(), ghosts, missing, sight.gauges()));
        if (!sight.listings().isEmpty()) writeListings(sight.listings(), up);
    }

    private void writeListings(Map<PeerId, Integer> listings, List<PeerId> up) {
        var alive = new HashSet<>(up);
        int entries = 0;
        int dead = 0;
        for (Map.Entry<PeerId, Integer> listed : listings.entrySet()) {
            entries += listed.getValue();
            if (!alive.contains(listed.getKey())) dead += listed.getValue();
        }
        journal.tell("lab", new OverlayTold.ListsLooked(entries, dead));
    }
}
