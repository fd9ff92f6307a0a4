package p4.sim.check;

import static org.assertj.core.api.Assertions.assertThat;
import static p4.sim.scenario.CheckName.CRASH_COUNT;
import static p4.sim.scenario.CheckName.EVICTION_LAG;
import static p4.sim.scenario.CheckName.RECOVERY_TIME;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import p4.sim.check.Verdict.Result;
import p4.sim.journal.Event;
import p4.sim.journal.Event.Phase;
import p4.sim.scenario.CheckSpec;
import p4.sim.scenario.CheckSpec.Comparison;

class CrashChecksTest {

    private static final CheckSpec LAG = Story.check(EVICTION_LAG, Comparison.AT_MOST, 1);
    private static final CheckSpec RECOVERY = Story.check(RECOVERY_TIME, Comparison.AT_MOST, 3);

    private static Story crashAtOne() {
        return new Story().started("b").granted("b").at(1).crashed("b");
    }

    private static Story restart() {
        return new Story()
                .started("a")
                .started("b")
                .tell("tracker", new Event.TrackerCrashed())
                .at(10)
                .tell("tracker", trackerStarted());
    }

    private static Event trackerStarted() {
        return new Event.TrackerStarted("x:1", Duration.ofSeconds(6), Duration.ofSeconds(1));
    }

    private static Event published(String peer) {
        return new Event.OfferPublished(peer, 1, 1);
    }

    private static void assertFailed(Verdict verdict, String... words) {
        assertThat(verdict.result()).isEqualTo(Result.FAILED);
        assertThat(verdict.why()).contains(words);
    }

    @Test
    void lagIsCountedFromTheEndOfTheLease() {
        Verdict verdict = crashAtOne().at(6.4).evicted("b", 6).judgedBy(LAG);

        assertThat(verdict.result()).isEqualTo(Result.PASSED);
        assertThat(verdict.figure()).isEqualTo("max 0.40 s of 1 eviction");
    }

    @Test
    void aLateEvictionFailsWithItsTurn() {
        Verdict verdict = crashAtOne().at(7.5).evicted("b", 6).judgedBy(LAG);

        assertFailed(verdict, "max 1.50 s");
        assertThat(verdict.turn()).hasValue(5);
    }

    @Test
    void aCrashedPeerThatIsNeverEvictedLagsToTheEndOfTheRun() {
        Verdict verdict = crashAtOne().at(26).phase(Phase.JUDGE).judgedBy(LAG);

        assertFailed(verdict, "max 20.00 s", "never evicted: b");
    }

    @Test
    void aCrashedPeerThatIsNeverEvictedLagsToItsReturn() {
        Verdict verdict = crashAtOne()
                .at(16)
                .started("b")
                .tell("tracker", new Event.LeaseEnded("b", true))
                .judgedBy(LAG);

        assertFailed(verdict, "max 10.00 s", "never evicted: b");
    }

    @Test
    void aTrackerThatGrantsMoreThanTheScenariosLeaseLags() {
        Story story = new Story()
                .started("b")
                .tell("tracker", new Event.LeaseGranted("b", Duration.ofMinutes(10)))
                .crashed("b")
                .at(30)
                .phase(Phase.JUDGE);

        assertFailed(story.judgedBy(LAG), "max 24.00 s", "never evicted: b");
    }

    @Test
    void aPeerThatCameBackInTimeIsNotCounted() {
        Story story = crashAtOne()
                .at(3)
                .started("b")
                .tell("tracker", new Event.LeaseEnded("b", true))
                .granted("b")
                .at(5)
                .phase(Phase.JUDGE);

        Verdict verdict = story.judgedBy(LAG);

        assertThat(verdict.result()).isEqualTo(Result.UNKNOWN);
        assertThat(verdict.why()).contains("came back");
    }

    @Test
    void aRunThatEndsBeforeAnyLeaseIsDueSaysSo() {
        Verdict verdict = crashAtOne().at(2).phase(Phase.JUDGE).judgedBy(LAG);

        assertThat(verdict.result()).isEqualTo(Result.UNKNOWN);
        assertThat(verdict.why()).contains("ended before", "b (4.00 s left)");
    }

    @Test
    void aPeerThatLeftIsNoCrash() {
        Verdict verdict = new Story()
                .started("b")
                .granted("b")
                .left("b")
                .at(9)
                .evicted("b", 6)
                .judgedBy(LAG);

        assertThat(verdict.result()).isEqualTo(Result.UNKNOWN);
    }

    @Test
    void crashesAreCounted() {
        Story story = new Story().phase(Phase.DISTURB).crashed("a").crashed("b").left("c");

        assertThat(story.judgedBy(Story.check(CRASH_COUNT, Comparison.AT_LEAST, 2))
                        .result())
                .isEqualTo(Result.PASSED);
        assertFailed(
                story.judgedBy(Story.check(CRASH_COUNT, Comparison.AT_LEAST, 3)),
                "found 2 crashes");
    }

    @Test
    void recoveryLastsUntilTheLastOfThoseUpHasItsOfferTaken() {
        Verdict verdict = restart()
                .at(11)
                .granted("a")
                .granted("b")
                .tell("tracker", published("a"))
                .at(12.5)
                .tell("tracker", published("b"))
                .judgedBy(RECOVERY);

        assertThat(verdict.result()).isEqualTo(Result.PASSED);
        assertThat(verdict.figure()).startsWith("max 2.50 s");
    }

    @Test
    void whoHasANewLeaseAndPublishesNothingIsNotBack() {
        Verdict verdict = restart()
                .at(11)
                .granted("a")
                .granted("b")
                .tell("tracker", published("a"))
                .at(12)
                .renewed("b")
                .at(20)
                .phase(Phase.JUDGE)
                .judgedBy(RECOVERY);

        assertFailed(verdict, "max 10.00 s", "never back: b");
    }

    @Test
    void whoNeverComesBackIsNamed() {
        Verdict verdict = restart()
                .at(11)
                .granted("a")
                .tell("tracker", published("a"))
                .at(20)
                .phase(Phase.JUDGE)
                .judgedBy(RECOVERY);

        assertFailed(verdict, "max 10.00 s", "never back: b");
    }

    @Test
    void aRunThatEndsBeforeEverybodyCouldBeBackProvesNothing() {
        Verdict verdict = restart().at(11).granted("a").judgedBy(RECOVERY);

        assertThat(verdict.result()).isEqualTo(Result.UNKNOWN);
        assertThat(verdict.why()).isEqualTo("the run ended too early; never back: a, b");
    }

    @Test
    void whoGoesAwayIsNotWaitedFor() {
        Verdict verdict = restart()
                .at(11)
                .granted("a")
                .tell("tracker", published("a"))
                .at(12)
                .crashed("b")
                .judgedBy(RECOVERY);

        assertThat(verdict.result()).isEqualTo(Result.PASSED);
        assertThat(verdict.figure()).startsWith("max 2.00 s");
    }

    @Test
    void anOutageIsOverWhenEverybodyWasHeardOfAgain() {
        Story story = new Story()
                .started("a")
                .tell("lab", new Event.TrackerCut())
                .at(5)
                .tell("lab", new Event.TrackerHealed())
                .at(9)
                .renewed("a");

        assertFailed(story.judgedBy(RECOVERY), "max 4.00 s");
    }
}
