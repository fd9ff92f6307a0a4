package p4.sim.run;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import p4.model.PeerId;
import p4.sim.cluster.Act;
import p4.sim.cluster.Cluster;
import p4.sim.cluster.Hub;
import p4.sim.journal.Event;
import p4.sim.journal.Journal;
import p4.time.Timeline;

/**
 * Does acts to a cluster, and writes down that it did.
 *
 * <p>Lives on the laboratory's timeline. What is done to one peer is done in order: a crash waits
 * until the start before it is through. That a fault ends is written down before it does, so that
 * nothing a node then does comes before.
 */
final class Conductor {

    private static final String LAB = "lab";
    private static final String CUT = "cut";
    private static final String DOWN = "down";

    private final Cluster cluster;
    private final Journal journal;
    private final Timeline timeline;
    private final Disturber disturber;
    private final Users users;
    private final Wishes wishes;
    private final Map<PeerId, CompletionStage<Void>> queues = new TreeMap<>();
    private final Set<PeerId> frozen = new TreeSet<>();
    private final Overlaps<PeerId> corrupted = new Overlaps<>();
    private final Overlaps<String> tracker = new Overlaps<>();
    private final MachineLosses losses = new MachineLosses();
    private CompletionStage<Void> trackerQueue = CompletableFuture.completedFuture(null);

    Conductor(Cluster cluster, Journal journal, Timeline timeline, Users users, Wishes wishes) {
        this.cluster = cluster;
        this.journal = journal;
        this.timeline = timeline;
        this.disturber = new Disturber(cluster, journal);
        this.users = users;
        this.wishes = wishes;
    }

    /** Does {@code act}; never fails: what goes wrong with a node is the journal's to say. */
    void perform(Act act) {
        losses.foresee(act);
        // Java 17 has no pattern switch; ConductorTest.performsEveryKindOfAct keeps it complete.
        if (act instanceof Act.Fetch fetch) users.fetch(fetch);
        else if (act instanceof Act.Put put) users.put(put);
        else if (act instanceof Act.Search search) users.search(search);
        else if (act instanceof Act.Seek seek) users.seek(seek);
        else if (act instanceof Act.Ask ask) ask(ask);
        else if (act instanceof Act.LoseMachines lose) lose(lose);
        else if (act instanceof Act.ReturnMachines back) giveBack(back.fault());
        else if (act instanceof Act.Start start) start(start.peer());
        else if (act instanceof Act.StandBy soon) then(soon.peer(), () -> standBy(soon.peer()));
        else if (act instanceof Act.Crash crash) then(crash.peer(), () -> crash(crash.peer()));
        else if (act instanceof Act.Leave leave) then(leave.peer(), () -> leave(leave.peer()));
        else if (act instanceof Act.Freeze freeze) then(freeze.peer(), () -> freeze(freeze.peer()));
        else if (act instanceof Act.Thaw thaw) then(thaw.peer(), () -> thaw(thaw.peer()));
        else if (act instanceof Act.Corrupt corrupt) {
            then(corrupt.peer(), () -> corrupt(corrupt.peer()));
        } else if (act instanceof Act.Mend mend) then(mend.peer(), () -> mend(mend.peer()));
        else if (act instanceof Act.ChangeFile change) {
            then(change.peer(), () -> changeFile(change.peer()));
        } else if (!disturber.performs(act)) performOnTracker(act);
    }

    /** Undoes every fault that lasts: the network is whole again, though some peers are gone. */
    CompletionStage<Void> heal() {
        for (PeerId peer : List.copyOf(frozen)) perform(new Act.Thaw(peer));
        for (PeerId peer : corrupted.endAll()) perform(new Act.Mend(peer));
        CompletionStage<Void> calmed = disturber.heal();
        for (int fault : losses.lasting()) giveBack(fault);
        for (String what : tracker.endAll()) {
            perform(what.equals(CUT) ? new Act.HealTracker() : new Act.StartTracker());
        }
        return trackerQueue.thenCompose(done -> calmed);
    }

    /** Starts the tracker for the first time, if there is one; fails if it cannot run. */
    CompletionStage<Void> startTracker() {
        return cluster.hub().map(Hub::startTracker).orElse(done());
    }

    /** Starts {@code peer}, after what is still being done to it. */
    CompletionStage<Void> start(PeerId peer) {
        return then(peer, () -> cluster.start(peer));
    }

    private void performOnTracker(Act act) {
        if (act instanceof Act.CrashTracker) {
            if (tracker.begin(DOWN)) onTracker(() -> hub().crashTracker());
            else journal.tell(LAB, new Event.TrackerCrashed()); // and it stays down for longer
        } else if (act instanceof Act.StartTracker) {
            if (tracker.end(DOWN)) onTracker(() -> hub().startTracker());
        } else if (act instanceof Act.CutTracker) {
            journal.tell(LAB, new Event.TrackerCut());
            if (tracker.begin(CUT)) hub().cutTracker();
        } else if (act instanceof Act.HealTracker) {
            if (tracker.end(CUT)) healTracker();
        } else {
            throw new AssertionError(act);
        }
    }

    private Hub hub() {
        return cluster.hub().orElseThrow(() -> new IllegalStateException("there is no tracker"));
    }

    private void healTracker() {
        journal.tell(LAB, new Event.TrackerHealed());
        hub().healTracker();
    }

    private void ask(Act.Ask ask) {
        journal.tell(
                LAB, new Event.FaultAsked(ask.fault(), ask.kind(), Holdings.names(ask.targets())));
    }

    private CompletionStage<Void> standBy(PeerId peer) {
        cluster.standBy(peer);
        return done();
    }

    private CompletionStage<Void> crash(PeerId peer) {
        journal.tell(peer.value(), new Event.PeerCrashed());
        return ended(peer, cluster.crash(peer));
    }

    /** {@code peer} does nothing any more when it is {@code gone}, and nothing is wrong with it then. */
    private CompletionStage<Void> ended(PeerId peer, CompletionStage<Void> gone) {
        CompletionStage<Void> told =
                gone.thenAccept(done -> journal.tell(peer.value(), new Event.PeerGone()));
        frozen.remove(peer);
        corrupted.forget(peer);
        abandon(peer, told);
        return told;
    }

    /** What happens to machines happens to all that is on them; nothing is done to who is away. */
    private void lose(Act.LoseMachines act) {
        List<Cluster.Machine> lost = MachineLosses.draw(act, cluster.machines());
        List<PeerId> there = MachineLosses.peersOn(lost);
        List<PeerId> hit = there.stream().filter(users::isUp).toList();
        ask(new Act.Ask(act.fault(), act.kind(), hit));
        if (lost.isEmpty()) return;
        hit.forEach(peer -> journal.tell(peer.value(), new Event.PeerCrashed()));
        there.forEach(peer -> journal.tell(peer.value(), new Event.DiskLost()));
        CompletionStage<Void> gone = cluster.lose(lost);
        for (PeerId peer : hit) {
            CompletionStage<Void> told = ended(peer, gone);
            CompletionStage<Void> unused = inTurn(peer, () -> told);
        }
        losses.begin(act, lost, hit);
        if (act.elsewhere()) hit.forEach(this::start);
    }

    private void giveBack(int fault) {
        losses.end(fault).ifPresent(returning -> {
            CompletionStage<Void> back =
                    chain(done(), () -> cluster.giveBack(returning.machines()), "the machines");
            for (PeerId peer : returning.starting()) {
                CompletionStage<Void> unused =
                        then(peer, () -> back.thenCompose(open -> cluster.start(peer)));
            }
        });
    }

    private CompletionStage<Void> leave(PeerId peer) {
        corrupted.forget(peer);
        journal.tell(peer.value(), new Event.PeerLeft());
        wishes.abandon(peer);
        return cluster.leave(peer);
    }

    private CompletionStage<Void> freeze(PeerId peer) {
        frozen.add(peer);
        CompletionStage<Void> told = cluster.freeze(peer)
                .thenAccept(stands -> journal.tell(peer.value(), new Event.PeerFrozen()));
        abandon(peer, told);
        return told;
    }

    /** Gives up what {@code peer} wishes now, and what it wishes until {@code still}. */
    private void abandon(PeerId peer, CompletionStage<Void> still) {
        wishes.abandon(peer);
        if (!still.toCompletableFuture().isDone()) {
            timeline.when(still, (stands, failed) -> wishes.abandon(peer));
        }
    }

    private CompletionStage<Void> thaw(PeerId peer) {
        frozen.remove(peer);
        journal.tell(peer.value(), new Event.PeerThawed());
        cluster.thaw(peer);
        return done();
    }

    private CompletionStage<Void> corrupt(PeerId peer) {
        corrupted.begin(peer);
        journal.tell(peer.value(), new Event.PeerCorrupted());
        cluster.corrupt(peer);
        return done();
    }

    private CompletionStage<Void> mend(PeerId peer) {
        if (!corrupted.end(peer)) return done();
        journal.tell(peer.value(), new Event.PeerMended());
        cluster.mend(peer);
        return done();
    }

    private CompletionStage<Void> changeFile(PeerId peer) {
        return cluster.changeFile(peer)
                .thenAccept(
                        path -> journal.tell(peer.value(), new Event.FileChanged(path.value())));
    }

    private void onTracker(Supplier<CompletionStage<Void>> deed) {
        trackerQueue = chain(trackerQueue, deed, "the tracker");
    }

    private CompletionStage<Void> then(PeerId peer, Supplier<CompletionStage<Void>> deed) {
        return inTurn(peer, () -> losses.isAway(peer) ? done() : deed.get());
    }

    private CompletionStage<Void> inTurn(PeerId peer, Supplier<CompletionStage<Void>> deed) {
        CompletionStage<Void> before = queues.getOrDefault(peer, done());
        CompletionStage<Void> after = chain(before, deed, peer.value());
        queues.put(peer, after);
        return after;
    }

    private CompletionStage<Void> chain(
            CompletionStage<Void> before, Supplier<CompletionStage<Void>> deed, String whom) {
        return before.thenComposeAsync(nothing -> deed.get(), timeline).exceptionally(thrown -> {
            String what = whom + ": " + Causes.of(thrown);
            journal.tell(LAB, new Event.GaveUp(what));
            return null;
        });
    }

    private static CompletionStage<Void> done() {
        return CompletableFuture.completedFuture(null);
    }
}
