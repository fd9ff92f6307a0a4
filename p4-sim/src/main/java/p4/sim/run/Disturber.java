package p4.sim.run;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import p4.model.PeerId;
import p4.sim.cluster.Act;
import p4.sim.cluster.Cluster;
import p4.sim.journal.Event;
import p4.sim.journal.Journal;

/** Disturbs links and disks, writes down that it did, and remembers what is to be healed. */
final class Disturber {

    private static final String LAB = "lab";

    private final Cluster cluster;
    private final Journal journal;
    private final TreeSet<Integer> disturbed = new TreeSet<>();
    private final List<Act.HurtDisk> hurt = new ArrayList<>();
    private CompletionStage<Void> calmed = CompletableFuture.completedFuture(null);

    Disturber(Cluster cluster, Journal journal) {
        this.cluster = cluster;
        this.journal = journal;
    }

    /** Does {@code act} if it is of this sort; tells whether it is. */
    boolean performs(Act act) {
        if (act instanceof Act.Disturb disturb) disturb(disturb);
        else if (act instanceof Act.Calm calm) calm(calm.fault());
        else if (act instanceof Act.HurtDisk disk) hurt(disk);
        else if (act instanceof Act.MendDisk disk) mend(new Act.HurtDisk(disk.peer(), disk.how()));
        else return false;
        return true;
    }

    /**
     * Undoes everything that lasts, in the order in which it began.
     *
     * @return done when no link is disturbed any more; does not fail
     */
    CompletionStage<Void> heal() {
        List.copyOf(disturbed).forEach(this::calm);
        List.copyOf(hurt).forEach(this::mend);
        return calmed;
    }

    private void disturb(Act.Disturb act) {
        disturbed.add(act.fault());
        journal.tell(LAB, new Event.LinksDisturbed(act.fault()));
        cluster.disturb(act.fault(), act.rule());
    }

    private void calm(int fault) {
        if (!disturbed.remove(fault)) return;
        journal.tell(LAB, new Event.LinksHealed(fault));
        CompletionStage<Void> calm = cluster.calm(fault).exceptionally(thrown -> {
            String what = "to heal the links of fault " + fault + ": " + Causes.of(thrown);
            journal.tell(LAB, new Event.GaveUp(what));
            return null;
        });
        calmed = calmed.thenCompose(done -> calm);
    }

    private void hurt(Act.HurtDisk act) {
        hurt.add(act);
        PeerId peer = act.peer();
        journal.tell(peer.value(), new Event.DiskHurt(act.how().kind()));
        cluster.hurtDisk(peer, act.how());
    }

    private void mend(Act.HurtDisk act) {
        if (!hurt.remove(act)) return;
        PeerId peer = act.peer();
        journal.tell(peer.value(), new Event.DiskMended(act.how().kind()));
        cluster.mendDisk(peer, act.how());
    }
}
