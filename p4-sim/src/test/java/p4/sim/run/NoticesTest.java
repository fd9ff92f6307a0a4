package p4.sim.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import p4.model.PeerId;
import p4.sim.cluster.Act;
import p4.sim.cluster.TimedAct;

class NoticesTest {

    private static final PeerId A = new PeerId("a");
    private static final PeerId B = new PeerId("b");

    private static TimedAct at(int seconds, Act act) {
        return new TimedAct(Duration.ofSeconds(seconds), act);
    }

    @Test
    void aStartIsAnnouncedSoManySecondsBefore() {
        List<TimedAct> acts = List.of(at(1, new Act.Crash(A)), at(20, new Act.Start(A)));

        assertThat(Notices.before(acts, Duration.ofSeconds(5)))
                .containsExactly(
                        at(1, new Act.Crash(A)),
                        at(15, new Act.StandBy(A)),
                        at(20, new Act.Start(A)));
    }

    @Test
    void nobodyStandsByForAPeerThatHasYetToEnd() {
        List<TimedAct> acts = List.of(
                at(12, new Act.Start(B)),
                at(10, new Act.Leave(B)),
                at(3, new Act.Start(B)),
                at(2, new Act.Crash(B)));

        assertThat(Notices.before(acts, Duration.ofSeconds(5)))
                .containsExactly(
                        at(2, new Act.Crash(B)),
                        at(2, new Act.StandBy(B)),
                        at(3, new Act.Start(B)),
                        at(10, new Act.Leave(B)),
                        at(10, new Act.StandBy(B)),
                        at(12, new Act.Start(B)));
    }

    @Test
    void whoNeverStartsAgainIsNotWaitedFor() {
        List<TimedAct> acts = List.of(at(1, new Act.Crash(A)));

        assertThat(Notices.before(acts, Duration.ofSeconds(5))).isEqualTo(acts);
    }

    @Test
    void aClusterThatIsReadyAtOnceHearsNothing() {
        List<TimedAct> acts = List.of(at(1, new Act.Crash(A)), at(20, new Act.Start(A)));

        assertThat(Notices.before(acts, Duration.ZERO)).isEqualTo(acts);
    }
}
