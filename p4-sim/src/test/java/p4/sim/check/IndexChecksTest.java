package p4.sim.check;

import static org.assertj.core.api.Assertions.assertThat;
import static p4.sim.scenario.CheckName.EVERYONE_REGISTERED;
import static p4.sim.scenario.CheckName.NO_STALE_INDEX_ENTRY;
import static p4.sim.scenario.CheckName.QUEUES_BOUNDED;

import java.util.List;
import org.junit.jupiter.api.Test;
import p4.sim.check.Verdict.Result;
import p4.sim.journal.Event;
import p4.sim.journal.Event.Phase;

class IndexChecksTest {

    private static final List<String> A = List.of("a");
    private static final List<String> AB = List.of("a", "b");

    private static Event.Gauge offers(long size) {
        return new Event.Gauge(Event.Gauge.OFFERS, size, 1_000);
    }

    private static void assertFailed(Verdict verdict, String... words) {
        assertThat(verdict.result()).isEqualTo(Result.FAILED);
        assertThat(verdict.why()).contains(words);
        assertThat(verdict.turn()).isPresent();
    }

    @Test
    void aLeaseEvictedWithinASecondLeavesNothingStale() {
        Story story = new Story().granted("b").at(6.9).evicted("b", 6).at(7).looked(A, A);

        assertThat(story.judgedBy(NO_STALE_INDEX_ENTRY).result()).isEqualTo(Result.PASSED);
    }

    @Test
    void aLeaseThatNobodyEvictsIsStaleASecondLater() {
        Story story = new Story().granted("b").at(7.5).tell("a", new Event.Announced());

        assertFailed(
                story.judgedBy(NO_STALE_INDEX_ENTRY),
                "b was still in the index at 7.50 s",
                "6.00 s");
    }

    @Test
    void aLateEvictionIsStaleToo() {
        Story story = new Story().granted("b").at(8).evicted("b", 6);

        assertFailed(story.judgedBy(NO_STALE_INDEX_ENTRY), "b was still in the index at 8.00 s");
    }

    @Test
    void whoeverIsListedAfterItsEvictionIsStale() {
        Story story = new Story().granted("b").at(6).evicted("b", 6).at(8).looked(AB, A);

        assertFailed(story.judgedBy(NO_STALE_INDEX_ENTRY), "b was listed at 8.00 s");
    }

    @Test
    void aPeerThatComesBackIsNotStale() {
        Story story = new Story()
                .granted("b")
                .at(6)
                .evicted("b", 6)
                .at(7)
                .granted("b")
                .at(9)
                .looked(AB, AB);

        assertThat(story.judgedBy(NO_STALE_INDEX_ENTRY).result()).isEqualTo(Result.PASSED);
    }

    @Test
    void aTrackerThatIsDownHasNoIndex() {
        Story story = new Story()
                .granted("b")
                .at(1)
                .tell("lab", new Event.TrackerCrashed())
                .at(9)
                .looked(List.of(), A);

        assertThat(story.judgedBy(NO_STALE_INDEX_ENTRY).result()).isEqualTo(Result.PASSED);
    }

    @Test
    void filesThatStayInTheIndexASecondAfterTheirLeaseAreStale() {
        Story story = new Story()
                .offered("a", 3)
                .offered("b", 4)
                .ended("b")
                .at(1.3)
                .looked(A, A, offers(5));

        assertFailed(
                story.judgedBy(NO_STALE_INDEX_ENTRY),
                "the index held 5 offers at 1.30 s",
                "before offer 3");
    }

    @Test
    void filesThatLeaveTheIndexWithinASecondAreNotStale() {
        Story story = new Story()
                .offered("a", 3)
                .offered("b", 4)
                .ended("b")
                .at(1.2)
                .looked(A, A, offers(7))
                .offered("a", 1)
                .at(2)
                .looked(A, A, offers(3));

        assertThat(story.judgedBy(NO_STALE_INDEX_ENTRY).result()).isEqualTo(Result.PASSED);
    }

    @Test
    void filesThatAPeerOffersNoMoreAreStaleASecondLater() {
        Story story = new Story().offered("a", 3).offered("a", 1).at(2).looked(A, A, offers(2));

        assertFailed(story.judgedBy(NO_STALE_INDEX_ENTRY), "held 2 offers", "before offer 1");
    }

    @Test
    void aTrackerThatCameBackHoldsOnlyWhatItWasOfferedSince() {
        Story story = new Story()
                .offered("a", 3)
                .tell("lab", new Event.TrackerCrashed())
                .looked(A, A, offers(3))
                .offered("a", 2)
                .at(2)
                .looked(A, A, offers(3));

        assertFailed(story.judgedBy(NO_STALE_INDEX_ENTRY), "held 3 offers", "before offer 2");
    }

    @Test
    void aQueueMayFillUpToItsLimit() {
        Story full = new Story().looked(A, A, new Event.Gauge("offers", 8, 8));
        Story over = new Story().at(3).looked(A, A, new Event.Gauge("offers", 9, 8));

        assertThat(full.judgedBy(QUEUES_BOUNDED).result()).isEqualTo(Result.PASSED);
        assertFailed(over.judgedBy(QUEUES_BOUNDED), "offers held 9 at 3.00 s, its limit is 8");
    }

    @Test
    void everyoneIsRegisteredOnceThoseListedAreThoseUp() {
        Story story = new Story().phase(Phase.SETTLE).at(1).looked(AB, A).at(4).looked(A, A);

        Verdict verdict = story.judgedBy(EVERYONE_REGISTERED);

        assertThat(verdict.result()).isEqualTo(Result.PASSED);
        assertThat(verdict.figure()).startsWith("4.00 s");
    }

    @Test
    void whoIsDownAndStillRegisteredIsNamedWithTheTimeSinceItsCrash() {
        Story story = new Story()
                .started("leechers-4")
                .at(3)
                .crashed("leechers-4")
                .at(24)
                .phase(Phase.SETTLE)
                .at(34.2)
                .looked(List.of("a", "leechers-4"), A);

        assertFailed(
                story.judgedBy(EVERYONE_REGISTERED),
                "1 peer that is down is still registered: leechers-4 (crashed 31.20 s ago)");
    }

    @Test
    void whoIsUpAndNotRegisteredIsNamed() {
        Story story = new Story().phase(Phase.SETTLE).at(3).looked(List.of(), AB);

        assertFailed(
                story.judgedBy(EVERYONE_REGISTERED),
                "2 peers that are up are not registered: a, b");
    }

    @Test
    void agreementThatDoesNotLastIsNone() {
        Story story = new Story().phase(Phase.SETTLE).at(1).looked(A, A).at(2).looked(A, AB);

        assertFailed(story.judgedBy(EVERYONE_REGISTERED), "b");
    }

    @Test
    void agreementThatComesTooLateIsAFailure() {
        Story story = new Story().phase(Phase.SETTLE).at(10.5).looked(A, A);

        assertFailed(story.judgedBy(EVERYONE_REGISTERED), "10.50 s", "within 10.00 s");
    }

    @Test
    void whatWasSeenBeforeSettlingProvesNothing() {
        Story story = new Story().phase(Phase.DISTURB).looked(A, A).phase(Phase.SETTLE);

        assertThat(story.judgedBy(EVERYONE_REGISTERED).result()).isEqualTo(Result.UNKNOWN);
    }
}
