package p4.sim.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import p4.model.PeerId;
import p4.sim.cluster.Act;
import p4.sim.journal.Event;

/** What the conductor does with who is on a machine that is lost. */
class MachineLossesTest {

    private static final PeerId A = new PeerId("a-1");

    private final ConductorStage stage = new ConductorStage();

    @Test
    void whoIsOnADrainedMachineIsGoneWithItsDiskAndStartsAgainThen() {
        var kill = new CompletableFuture<Void>();
        stage.journal.tell("a-1", new Event.PeerStarted("10.0.0.1:7401", 1));
        stage.cluster.killWith(kill);

        stage.perform(new Act.LoseMachines(1, "drain", 3, true, 7));

        assertThat(stage.told())
                .containsExactly("PeerStarted", "FaultAsked", "PeerCrashed", "DiskLost");
        assertThat(stage.cluster.deeds()).containsExactly("lose m-1");

        kill.complete(null);
        stage.timeline.runReady();
        stage.perform(new Act.ReturnMachines(1));

        assertThat(stage.told()).endsWith("DiskLost", "PeerGone");
        assertThat(stage.cluster.deeds()).containsExactly("lose m-1", "start a-1", "give back m-1");
    }

    @Test
    void whoIsOnAKilledMachineStaysAwayUntilThatIsBack() {
        stage.journal.tell("a-1", new Event.PeerStarted("10.0.0.1:7401", 1));

        stage.perform(new Act.LoseMachines(1, "kill-machine", 1, false, 7));
        stage.perform(new Act.Crash(A), new Act.Start(A));

        assertThat(stage.cluster.deeds()).containsExactly("lose m-1");

        stage.perform(new Act.ReturnMachines(1));

        assertThat(stage.cluster.deeds()).containsExactly("lose m-1", "give back m-1", "start a-1");
        assertThat(stage.told()).doesNotContain("GaveUp");
    }

    @Test
    void whatWasToHappenToWhoIsAwayDecidesWhetherItComesBackWithItsMachine() {
        stage.perform(new Act.LoseMachines(1, "kill-machine", 1, false, 7));
        stage.perform(new Act.Start(A), new Act.ReturnMachines(1));

        assertThat(stage.cluster.deeds()).containsExactly("lose m-1", "give back m-1", "start a-1");

        stage.cluster.deeds().clear();
        stage.journal.tell("a-1", new Event.PeerStarted("10.0.0.1:7401", 1));
        stage.perform(new Act.LoseMachines(2, "kill-machine", 1, false, 7));
        stage.perform(new Act.Crash(A), new Act.ReturnMachines(2));

        assertThat(stage.cluster.deeds()).containsExactly("lose m-1", "give back m-1");
    }

    @Test
    void machinesThatAreAwayAreBackAfterTheHealing() {
        stage.journal.tell("a-1", new Event.PeerStarted("10.0.0.1:7401", 1));
        stage.perform(new Act.LoseMachines(1, "kill-machine", 1, false, 7));

        CompletionStage<Void> unused = stage.conductor.heal();
        stage.timeline.runReady();
        stage.perform(new Act.ReturnMachines(1));

        assertThat(stage.cluster.deeds()).containsExactly("lose m-1", "give back m-1", "start a-1");
    }
}
