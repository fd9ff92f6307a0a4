package p4.sim.cluster.remote;

import java.util.concurrent.CompletionStage;
import p4.sim.journal.Event;
import p4.sim.journal.Journal;

/** The tracker on its host, and what is done to it. */
final class RemoteTracker {

    private final RemoteHost host;
    private final Fleet fleet;
    private final Links links;
    private final Journal journal;
    private volatile boolean cut;

    RemoteTracker(RemoteHost host, Fleet fleet, Links links, Journal journal) {
        this.host = host;
        this.fleet = fleet;
        this.links = links;
        this.journal = journal;
    }

    /** Starts it, with the links it shall have; done when it listens. */
    CompletionStage<Void> start() {
        return host.live()
                .thenCompose(alive -> links.shape(host))
                .thenCompose(shaped -> host.order(life -> life.member().startTracker()));
    }

    /** Ends it without a goodbye; done when that is in the journal. */
    CompletionStage<Void> crash() {
        if (!host.isCrashedAsOne()) return host.order(life -> life.member().crashTracker());
        CompletionStage<Void> killed = host.kill();
        CompletionStage<Void> told = host.then(() -> killed);
        host.standBy();
        return told.thenAccept(gone -> journal.tell(HostPlan.TRACKER, new Event.TrackerCrashed()));
    }

    /** Takes it away from everybody, though it goes on. */
    CompletionStage<Void> cut() {
        cut = true;
        return host.then(() -> fleet.cut(HostPlan.TRACKER));
    }

    /** Undoes {@link #cut}. */
    CompletionStage<Void> heal() {
        cut = false;
        return host.then(() -> fleet.heal(HostPlan.TRACKER))
                .thenCompose(joined -> links.shape(host));
    }

    /** Tells whether it is cut off. */
    boolean isCut() {
        return cut;
    }
}
