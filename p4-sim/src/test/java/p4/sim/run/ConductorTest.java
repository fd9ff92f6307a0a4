package p4.sim.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import p4.model.FilePath;
import p4.model.PeerId;
import p4.sim.cluster.Act;
import p4.sim.cluster.DiskFault;
import p4.sim.cluster.Seek;
import p4.sim.journal.Event;
import p4.sim.net.LinkRule;
import p4.sim.net.Verdict;
import p4.sim.scenario.Workload;

class ConductorTest {

    private static final PeerId A = new PeerId("a-1");
    private static final LinkRule RULE = (packet, nanos) -> new Verdict.Pass();
    private static final DiskFault FULL = new DiskFault.Full();
    private static final FilePath FILE = new FilePath("f.bin");

    private final ConductorStage stage = new ConductorStage();

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
                new Act.Search(A, "f"),
                new Act.Seek(1, A, new Seek("f", false, Workload.Way.DYNAMIC)));

        stage.perform(acts.toArray(Act[]::new));

        assertThat(acts.stream().map(Object::getClass).collect(Collectors.<Class<?>>toSet()))
                .isEqualTo(Set.of(Act.class.getPermittedSubclasses()));
        assertThat(stage.cluster.deeds())
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
        assertThat(stage.told())
                .contains("FaultAsked", "FetchAsked", "FetchEnded", "FileChanged")
                .doesNotContain("GaveUp");
    }

    @Test
    void theEndOfAFaultIsWrittenDownBeforeANodeCanActOnIt() {
        stage.perform(new Act.Freeze(A), new Act.Corrupt(A), new Act.CutTracker());
        stage.perform(new Act.Disturb(3, RULE), new Act.HurtDisk(A, FULL));
        stage.cluster.deeds().clear();
        stage.journal.listen(
                entry -> stage.cluster.deeds().add(entry.event().getClass().getSimpleName()));

        stage.perform(new Act.Thaw(A), new Act.Mend(A), new Act.HealTracker());
        stage.perform(new Act.Calm(3), new Act.MendDisk(A, FULL));

        assertThat(stage.cluster.deeds())
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
        stage.cluster.startSlowly();

        stage.perform(new Act.Start(A), new Act.Crash(A));

        assertThat(stage.cluster.deeds()).containsExactly("start a-1");

        stage.cluster.letStart();
        stage.timeline.runReady();

        assertThat(stage.cluster.deeds()).containsExactly("start a-1", "crash a-1");
    }

    @Test
    void aPeerIsSaidToBeGoneWhenItsKillIsThroughAndNotStartedBefore() {
        var kill = new CompletableFuture<Void>();
        stage.cluster.killWith(kill);

        stage.perform(new Act.Crash(A), new Act.Start(A));

        assertThat(stage.told()).containsExactly("PeerCrashed");
        assertThat(stage.cluster.deeds()).containsExactly("crash a-1");

        kill.complete(null);
        stage.timeline.runReady();

        assertThat(stage.told()).containsExactly("PeerCrashed", "PeerGone");
        assertThat(stage.cluster.deeds()).containsExactly("crash a-1", "start a-1");
    }

    @Test
    void aKillThatFailsIsWrittenDown() {
        stage.cluster.killWith(
                CompletableFuture.failedFuture(new IllegalStateException("no engine")));

        stage.perform(new Act.Crash(A));

        assertThat(stage.told()).containsExactly("PeerCrashed", "GaveUp");
    }

    @Test
    void aPeerThatDoesNotStartIsWrittenDownAndHoldsNobodyUp() {
        stage.cluster.startSlowly();
        stage.perform(new Act.Start(A), new Act.Start(new PeerId("b-1")));

        stage.cluster.failStart(new IllegalStateException("no disk"));
        stage.timeline.runReady();

        assertThat(stage.told()).containsExactly("GaveUp", "GaveUp");
        assertThat(stage.transcript.entries().get(0).event())
                .isEqualTo(new Event.GaveUp("a-1: java.lang.IllegalStateException: no disk"));
    }

    @Test
    void healingUndoesWhatLastsInTheOrderOfNames() {
        for (String name : List.of("d", "b", "e", "a", "c")) {
            stage.perform(
                    new Act.Freeze(new PeerId(name)), new Act.Corrupt(new PeerId(name + "x")));
        }
        stage.perform(new Act.CutTracker(), new Act.CrashTracker());
        stage.perform(new Act.Disturb(3, RULE), new Act.HurtDisk(A, FULL));
        stage.cluster.deeds().clear();

        stage.conductor.heal();
        stage.timeline.runReady();

        assertThat(stage.cluster.deeds())
                .containsSubsequence("thaw a", "thaw b", "thaw c", "thaw d", "thaw e")
                .containsSubsequence("mend ax", "mend bx", "mend cx", "mend dx", "mend ex")
                .contains("heal tracker", "start tracker", "calm for 3", "no full-disk at a-1")
                .hasSize(14);
    }

    @Test
    void healingLeavesAloneWhatIsWholeAgain() {
        stage.perform(
                new Act.Freeze(A),
                new Act.Thaw(A),
                new Act.Corrupt(A),
                new Act.Mend(A),
                new Act.CutTracker(),
                new Act.HealTracker());
        stage.cluster.deeds().clear();

        stage.conductor.heal();
        stage.timeline.runReady();

        assertThat(stage.cluster.deeds()).isEmpty();
    }

    @Test
    void aTrackerThatIsKilledTwiceComesBackOnceWithTheLast() {
        stage.perform(new Act.CrashTracker(), new Act.CrashTracker(), new Act.StartTracker());

        assertThat(stage.cluster.deeds()).containsExactly("crash tracker");

        stage.perform(new Act.StartTracker());

        assertThat(stage.cluster.deeds()).containsExactly("crash tracker", "start tracker");
    }

    @Test
    void whatOverlapsLastsUntilTheLastOfItEnds() {
        stage.perform(
                new Act.CutTracker(),
                new Act.CutTracker(),
                new Act.Corrupt(A),
                new Act.Corrupt(A),
                new Act.HealTracker(),
                new Act.Mend(A));

        assertThat(stage.cluster.deeds())
                .containsExactly("cut tracker", "corrupt a-1", "corrupt a-1");

        stage.cluster.deeds().clear();
        stage.perform(new Act.HealTracker(), new Act.Mend(A));

        assertThat(stage.cluster.deeds()).containsExactly("heal tracker", "mend a-1");
    }

    @Test
    void healingEndsWhatOverlapsAtOnce() {
        stage.perform(new Act.CrashTracker(), new Act.CrashTracker(), new Act.Corrupt(A));
        stage.perform(new Act.Corrupt(A));
        stage.cluster.deeds().clear();

        stage.conductor.heal();
        stage.timeline.runReady();

        assertThat(stage.cluster.deeds()).containsExactlyInAnyOrder("mend a-1", "start tracker");
    }
}
