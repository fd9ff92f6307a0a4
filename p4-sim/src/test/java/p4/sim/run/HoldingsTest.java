package p4.sim.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import p4.model.FilePath;
import p4.model.PeerId;
import p4.sim.cluster.Member;
import p4.sim.journal.Entry;
import p4.sim.journal.Event;
import p4.sim.journal.OverlayTold;

class HoldingsTest {

    private static final FilePath ODE = new FilePath("ode.txt");
    private static final PeerId ASKER = new PeerId("asker");
    private static final PeerId OTHER = new PeerId("other");

    private final Holdings holdings = new Holdings(List.of(
            new Member(ASKER, "a", true, List.of(new Member.SeedFile(ODE, 1, 1))),
            new Member(new PeerId("taker"), "a", true, List.of()),
            new Member(new PeerId("other"), "b", false, List.of())));

    private void hear(String who, Event event) {
        holdings.accept(new Entry(1, Duration.ZERO, who, event));
    }

    private void comes(String who) {
        hear(who, new Event.PeerStarted("10.0.0.1:7400", 0));
        hear("tracker", new Event.OfferPublished(who, 0, 0));
    }

    @Test
    void anUploadCanBeTakenByATakerThatIsThereAndDoesNotHaveIt() {
        comes("asker");
        comes("other");
        boolean alone = holdings.couldTake(ODE, ASKER, holdings.mark());
        long before = holdings.mark();
        comes("taker");
        boolean justCome = holdings.couldTake(ODE, ASKER, before);
        boolean there = holdings.couldTake(ODE, ASKER, holdings.mark());

        assertThat(alone).isFalse();
        assertThat(justCome).isFalse();
        assertThat(there).isTrue();
    }

    @Test
    void aPeerOfAnOverlayServesOnceItAnswersForFilesAndKnowsSomebody() {
        hear("asker", new Event.PeerStarted("10.0.0.1:7400", 1));
        hear("asker", new OverlayTold.FilesOffered(1, 1));
        boolean alone = holdings.servers(Set.of(ODE), OTHER, holdings.mark()).isEmpty();
        hear("asker", new OverlayTold.NeighbourAdded("10.0.0.2:7400", 1, 32));
        Set<PeerId> linked = holdings.servers(Set.of(ODE), OTHER, holdings.mark());
        hear("asker", new Event.PeerStarted("10.0.0.1:7400", 1));
        boolean anew = holdings.servers(Set.of(ODE), OTHER, holdings.mark()).isEmpty();

        assertThat(alone).isTrue();
        assertThat(linked).containsExactly(ASKER);
        assertThat(anew).isTrue();
    }

    @Test
    void whoHasItAlreadyOrIsAwayCannotTakeIt() {
        comes("taker");
        hear("taker", new Event.PeerFrozen());
        boolean frozen = holdings.couldTake(ODE, ASKER, holdings.mark());
        hear("taker", new Event.PeerThawed());
        boolean thawed = holdings.couldTake(ODE, ASKER, holdings.mark());
        hear("taker", new Event.UploadKept("ode.txt", "", 1, "asker"));
        boolean having = holdings.couldTake(ODE, ASKER, holdings.mark());

        assertThat(List.of(frozen, thawed, having)).containsExactly(false, true, false);
    }

    @Test
    void aPeerWhoseDiskIsLostHasWhatItHadAtFirstAndNoMore() {
        comes("asker");
        comes("taker");
        hear("taker", new Event.UploadKept("late.txt", "", 1, "asker"));
        hear("asker", new Event.UploadKept("late.txt", "", 1, "taker"));

        hear("taker", new Event.DiskLost());
        hear("asker", new Event.DiskLost());

        assertThat(holdings.fetchable()).containsExactly(ODE);
    }
}
