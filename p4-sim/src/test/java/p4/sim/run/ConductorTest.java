package p4.sim.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import p4.model.FilePath;
import p4.model.PeerId;
import p4.sim.cluster.Act;
import p4.sim.cluster.DiskFault;
import p4.sim.journal.Entry;
import p4.sim.journal.Event;
import p4.sim.journal.Journal;
import p4.sim.journal.Transcript;
import p4.sim.net.LinkRule;
import p4.sim.net.Verdict;
import p4.sim.scenario.Workload;
import p4.time.ManualTimeline;

class ConductorTest {

    private static final PeerId A = new PeerId("a-1");
    private static final LinkRule RULE = (packet, nanos) -> new Verdict.Pass();
    private static final DiskFault FULL = new DiskFault.Full();
    private static final FilePath FILE = new FilePath("f.bin");

    private final ManualTimeline timeline = new ManualTimeline();
    private final RecordingCluster cluster = new RecordingCluster();
    private final Journal journal =
            new Journal(() -> Duration.between(ManualTimeline.EPOCH, timeline.instant()));
    private final Transcript told = Transcript.of(journal);
    private final Conductor conductor = conductor();

    private Conductor conductor() {
        var holdings = new Holdings(List.of());
        journal.listen(holdings);
        var rogue = new Rogue(cluster, timeline, holdings, new SplittableRandom(7), Duration.ZERO);
        var wishes = new Wishes(journal, timeline);
        var users = new Users(cluster, journal, holdings, rogue, wishes);
        return new Conductor(cluster, journal, timeline, users, wishes);
    }

    private void perform(Act... acts) {
        for (Act act : acts) {
            conductor.perform(act);
            timeline.runReady();
        }
    }

    private List<String> told() {
        return told.entries().stream()
                .map(Entry::event)
                .map(event -> event.getClass().getSimpleName())
                .toList();
    }

    @Test
    void performsEveryKindOfAct() {
        List<Act> acts = List.of(
                new Act.Start(A),
                new Act.StandBy(A),
                new Act.Crash(A),
                new Act.Leave(A),
                new Act.Freeze(A),
                new Act.Thaw(A),
                new Act.Corrupt(A),
                new Act.Mend(A),
                new Act.ChangeFile(A),
                new Act.Disturb(1, RULE),
                new Act.Calm(1),
                new Act.HurtDisk(A, FULL),
                new Act.MendDisk(A, FULL),
                new Act.CrashTracker(),
                new Act.StartTracker(),
                new Act.CutTracker(),
                new Act.HealTracker(),
                new Act.Ask(1, "crash", List.of(A)),
                new Act.LoseMachines(2, "drain", 1, true, 7),
                new Act.ReturnMachines(2),
                new Act.Fetch(1, A, FILE, Workload.Proof.VALID),
                new Act.Put(A, FILE, 1),
                new Act.Search(A, "f"));

        perform(acts.toArray(Act[]::new));

        assertThat(acts.stream().map(Object::getClass).collect(Collectors.<Class<?>>toSet()))
                .isEqualTo(Set.of(Act.class.getPermittedSubclasses()));
        assertThat(cluster.deeds())
                .containsExactly(
                        "start a-1",
                        "stand by for a-1",
                        "crash a-1",
                        "leave a-1",
                        "freeze a-1",
                        "thaw a-1",
                        "corrupt a-1",
                        "mend a-1",
                        "change a file of a-1",
                        "disturb for 1",
                        "calm for 1",
                        "full-disk at a-1",
                        "no full-disk at a-1",
                        "crash tracker",
                        "start tracker",
                        "cut tracker",
                        "heal tracker",
                        "lose m-1",
                        "give back m-1");
        assertThat(told())
                .contains("FaultAsked", "FetchAsked", "FetchEnded", "FileChanged")
                .doesNotContain("GaveUp");
    }

    @Test
    void theEndOfAFaultIsWrittenDownBeforeANodeCanActOnIt() {
        perform(new Act.Freeze(A), new Act.Corrupt(A), new Act.CutTracker());
        perform(new Act.Disturb(3, RULE), new Act.HurtDisk(A, FULL));
        cluster.deeds().clear();
        journal.listen(entry -> cluster.deeds().add(entry.event().getClass().getSimpleName()));

        perform(new Act.Thaw(A), new Act.Mend(A), new Act.HealTracker());
        perform(new Act.Calm(3), new Act.MendDisk(A, FULL));

        assertThat(cluster.deeds())
                .containsExactly(
                        "PeerThawed",
                        "thaw a-1",
                        "PeerMended",
                        "mend a-1",
                        "TrackerHealed",
                        "heal tracker",
                        "LinksHealed",
                        "calm for 3",
                        "DiskMended",
                        "no full-disk at a-1");
    }

    @Test
    void whatIsDoneToOnePeerIsDoneInOrder() {
        cluster.startSlowly();

        perform(new Act.Start(A), new Act.Crash(A));

        assertThat(cluster.deeds()).containsExactly("start a-1");

        cluster.letStart();
        timeline.runReady();

        assertThat(cluster.deeds()).containsExactly("start a-1", "crash a-1");
    }

    @Test
    void aPeerIsSaidToBeGoneWhenItsKillIsThroughAndNotStartedBefore() {
        var kill = new CompletableFuture<Void>();
        cluster.killWith(kill);

        perform(new Act.Crash(A), new Act.Start(A));

        assertThat(told()).containsExactly("PeerCrashed");
        assertThat(cluster.deeds()).containsExactly("crash a-1");

        kill.complete(null);
        timeline.runReady();

        assertThat(told()).containsExactly("PeerCrashed", "PeerGone");
        assertThat(cluster.deeds()).containsExactly("crash a-1", "start a-1");
    }

    @Test
    void whoIsOnADrainedMachineIsGoneWithItsDiskAndStartsAgainThen() {
        var kill = new CompletableFuture<Void>();
        journal.tell("a-1", new Event.PeerStarted("10.0.0.1:7401", 1));
        cluster.killWith(kill);

        perform(new Act.LoseMachines(1, "drain", 3, true, 7));

        assertThat(told()).containsExactly("PeerStarted", "FaultAsked", "PeerCrashed", "DiskLost");
        assertThat(cluster.deeds()).containsExactly("lose m-1");

        kill.complete(null);
        timeline.runReady();
        perform(new Act.ReturnMachines(1));

        assertThat(told()).endsWith("DiskLost", "PeerGone");
        assertThat(cluster.deeds()).containsExactly("lose m-1", "start a-1", "give back m-1");
    }

    @Test
    void whoIsOnAKilledMachineStaysAwayUntilThatIsBack() {
        journal.tell("a-1", new Event.PeerStarted("10.0.0.1:7401", 1));

        perform(new Act.LoseMachines(1, "kill-machine", 1, false, 7));
        perform(new Act.Crash(A), new Act.Start(A));

        assertThat(cluster.deeds()).containsExactly("lose m-1");

        perform(new Act.ReturnMachines(1));

        assertThat(cluster.deeds()).containsExactly("lose m-1", "give back m-1", "start a-1");
        assertThat(told()).doesNotContain("GaveUp");
    }

    @Test
    void whatWasToHappenToWhoIsAwayDecidesWhetherItComesBackWithItsMachine() {
        perform(new Act.LoseMachines(1, "kill-machine", 1, false, 7));
        perform(new Act.Start(A), new Act.ReturnMachines(1));

        assertThat(cluster.deeds()).containsExactly("lose m-1", "give back m-1", "start a-1");

        cluster.deeds().clear();
        journal.tell("a-1", new Event.PeerStarted("10.0.0.1:7401", 1));
        perform(new Act.LoseMachines(2, "kill-machine", 1, false, 7));
        perform(new Act.Crash(A), new Act.ReturnMachines(2));

        assertThat(cluster.deeds()).containsExactly("lose m-1", "give back m-1");
    }

    @Test
    void machinesThatAreAwayAreBackAfterTheHealing() {
        journal.tell("a-1", new Event.PeerStarted("10.0.0.1:7401", 1));
        perform(new Act.LoseMachines(1, "kill-machine", 1, false, 7));

        CompletionStage<Void> unused = conductor.heal();
        timeline.runReady();
        perform(new Act.ReturnMachines(1));

        assertThat(cluster.deeds()).containsExactly("lose m-1", "give back m-1", "start a-1");
    }

    @Test
    void aKillThatFailsIsWrittenDown() {
        cluster.killWith(CompletableFuture.failedFuture(new IllegalStateException("no engine")));

        perform(new Act.Crash(A));

        assertThat(told()).containsExactly("PeerCrashed", "GaveUp");
    }

    @Test
    void aPeerThatDoesNotStartIsWrittenDownAndHoldsNobodyUp() {
        cluster.startSlowly();
        perform(new Act.Start(A), new Act.Start(new PeerId("b-1")));

        cluster.failStart(new IllegalStateException("no disk"));
        timeline.runReady();

        assertThat(told()).containsExactly("GaveUp", "GaveUp");
        assertThat(told.entries().get(0).event())
                .isEqualTo(new Event.GaveUp("a-1: java.lang.IllegalStateException: no disk"));
    }

    @Test
    void healingUndoesWhatLastsInTheOrderOfNames() {
        for (String name : List.of("d", "b", "e", "a", "c")) {
            perform(new Act.Freeze(new PeerId(name)), new Act.Corrupt(new PeerId(name + "x")));
        }
        perform(new Act.CutTracker(), new Act.CrashTracker());
        perform(new Act.Disturb(3, RULE), new Act.HurtDisk(A, FULL));
        cluster.deeds().clear();

        conductor.heal();
        timeline.runReady();

        assertThat(cluster.deeds())
                .containsSubsequence("thaw a", "thaw b", "thaw c", "thaw d", "thaw e")
                .containsSubsequence("mend ax", "mend bx", "mend cx", "mend dx", "mend ex")
                .contains("heal tracker", "start tracker", "calm for 3", "no full-disk at a-1")
                .hasSize(14);
    }

    @Test
    void healingLeavesAloneWhatIsWholeAgain() {
        perform(
                new Act.Freeze(A),
                new Act.Thaw(A),
                new Act.Corrupt(A),
                new Act.Mend(A),
                new Act.CutTracker(),
                new Act.HealTracker());
        cluster.deeds().clear();

        conductor.heal();
        timeline.runReady();

        assertThat(cluster.deeds()).isEmpty();
    }

    @Test
    void aTrackerThatIsKilledTwiceComesBackOnceWithTheLast() {
        perform(new Act.CrashTracker(), new Act.CrashTracker(), new Act.StartTracker());

        assertThat(cluster.deeds()).containsExactly("crash tracker");

        perform(new Act.StartTracker());

        assertThat(cluster.deeds()).containsExactly("crash tracker", "start tracker");
    }

    @Test
    void whatOverlapsLastsUntilTheLastOfItEnds() {
        perform(
                new Act.CutTracker(),
                new Act.CutTracker(),
                new Act.Corrupt(A),
                new Act.Corrupt(A),
                new Act.HealTracker(),
                new Act.Mend(A));

        assertThat(cluster.deeds()).containsExactly("cut tracker", "corrupt a-1", "corrupt a-1");

        cluster.deeds().clear();
        perform(new Act.HealTracker(), new Act.Mend(A));

        assertThat(cluster.deeds()).containsExactly("heal tracker", "mend a-1");
    }

    @Test
    void healingEndsWhatOverlapsAtOnce() {
        perform(new Act.CrashTracker(), new Act.CrashTracker(), new Act.Corrupt(A));
        perform(new Act.Corrupt(A));
        cluster.deeds().clear();

        conductor.heal();
        timeline.runReady();

        assertThat(cluster.deeds()).containsExactlyInAnyOrder("mend a-1", "start tracker");
    }
}
