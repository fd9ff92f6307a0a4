package p4.sim.check;

import static org.assertj.core.api.Assertions.assertThat;
import static p4.sim.scenario.CheckName.FAULTS_OBSERVED;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import p4.sim.check.Verdict.Result;
import p4.sim.journal.Event;
import p4.sim.journal.Event.Phase;

class FaultsObservedTest {

    private static Story crashless() {
        return new Story().started("b").granted("b").faultAsked("crash", "b");
    }

    private static Event trackerStarted() {
        return new Event.TrackerStarted("x:1", Duration.ofSeconds(6), Duration.ofSeconds(1));
    }

    private static void assertFailed(Verdict verdict, String... words) {
        assertThat(verdict.result()).isEqualTo(Result.FAILED);
        assertThat(verdict.why()).contains(words);
    }

    private static List<String> accounts(Story story) {
        return FaultAccounts.of(story.entries()).kinds().stream()
                .map(FaultAccount::words)
                .toList();
    }

    @Test
    void aFaultThatWasInjectedAndNoticedIsObserved() {
        Story story = new Story()
                .started("b")
                .granted("b")
                .faultAsked("crash", "b")
                .crashed("b")
                .at(6)
                .evicted("b", 6)
                .faultAsked("tracker-outage")
                .tell("lab", new Event.TrackerCut())
                .tell("a", new Event.TrackerSilent("Heartbeat"));

        Verdict verdict = story.judgedBy(FAULTS_OBSERVED);

        assertThat(verdict.result()).isEqualTo(Result.PASSED);
        assertThat(verdict.figure()).isEqualTo("2 faults");
    }

    @Test
    void aFaultThatNeverHitAnybodyLeavesTheRunUnknown() {
        Story missed = new Story().crashed("b").faultAsked("crash", "b");
        Story nobody = new Story().faultAsked("crash");

        assertThat(missed.judgedBy(FAULTS_OBSERVED).result()).isEqualTo(Result.UNKNOWN);
        assertThat(missed.judgedBy(FAULTS_OBSERVED).why()).contains("fault 1 (crash) never hit b");
        assertThat(nobody.judgedBy(FAULTS_OBSERVED).why()).contains("found nobody to hit");
    }

    @Test
    void aFaultThatNoNodeNoticedLeavesTheRunUnknown() {
        Story crash = crashless().crashed("b").at(20).phase(Phase.JUDGE);
        Story restart = new Story()
                .faultAsked("tracker-restart")
                .tell("lab", new Event.TrackerCrashed())
                .tell("tracker", trackerStarted());

        assertThat(crash.judgedBy(FAULTS_OBSERVED).result()).isEqualTo(Result.UNKNOWN);
        assertThat(crash.judgedBy(FAULTS_OBSERVED).why()).contains("no node noticed", "at b");
        assertThat(restart.judgedBy(FAULTS_OBSERVED).result()).isEqualTo(Result.UNKNOWN);
    }

    @Test
    void aFileThatWasRewrittenIsOfferedAnewOrItWasNot() {
        Story rewritten = new Story()
                .started("b")
                .offered("b", 3)
                .faultAsked("change-files", "b")
                .tell("b", new Event.FileChanged("f.bin"));

        assertThat(rewritten.judgedBy(FAULTS_OBSERVED).result()).isEqualTo(Result.UNKNOWN);
        assertThat(rewritten.judgedBy(FAULTS_OBSERVED).why())
                .contains("no node noticed", "change-files", "at b");
        rewritten.at(1).offered("b", 3);
        assertThat(rewritten.judgedBy(FAULTS_OBSERVED).result()).isEqualTo(Result.PASSED);
    }

    @Test
    void whoIsGoneNeedNotOfferARewrittenFileAnew() {
        Story story = new Story()
                .started("b")
                .faultAsked("change-files", "b")
                .tell("b", new Event.FileChanged("f.bin"))
                .crashed("b");

        assertThat(story.judgedBy(FAULTS_OBSERVED).result()).isEqualTo(Result.PASSED);
    }

    @Test
    void aHolderThatWasToLieIsComplainedOfOrItDidNot() {
        Story lied = new Story()
                .started("b")
                .faultAsked("corrupt", "b")
                .tell("b", new Event.PeerCorrupted());

        assertThat(lied.judgedBy(FAULTS_OBSERVED).result()).isEqualTo(Result.UNKNOWN);
        lied.fetchStarted("a", "b", 1).served("b", "a", 1, 10);
        assertThat(lied.judgedBy(FAULTS_OBSERVED).result()).isEqualTo(Result.UNKNOWN);
        lied.tell("tracker", new Event.HolderReported("a", "b", Story.FILE, "WRONG_BYTES"));
        assertThat(lied.judgedBy(FAULTS_OBSERVED).result()).isEqualTo(Result.PASSED);
    }

    @Test
    void aCrashThatNoTrackerCouldKnowOfYetWasNotObserved() {
        Story story = crashless().crashed("b").at(2).phase(Phase.JUDGE);

        assertThat(story.judgedBy(FAULTS_OBSERVED).result()).isEqualTo(Result.UNKNOWN);
    }

    @Test
    void aFaultThatANodeBeliesFails() {
        Story crashed = crashless().crashed("b").at(2).renewed("b");
        Story frozen = new Story()
                .faultAsked("freeze", "b")
                .tell("b", new Event.PeerFrozen())
                .at(4)
                .accepted("b", "a", 1);

        assertFailed(crashed.judgedBy(FAULTS_OBSERVED), "hit b at 0.00 s", "heard of at 2.00 s");
        assertFailed(frozen.judgedBy(FAULTS_OBSERVED), "freeze", "heard of at 4.00 s");
    }

    @Test
    void whoIsStillBeingKilledMaySpeakUntilItIsGone() {
        Story killing = crashless().crashing("b").at(5).renewed("b");
        Story killed = crashless()
                .crashing("b")
                .at(5)
                .renewed("b")
                .tell("b", new Event.PeerGone())
                .at(6)
                .renewed("b")
                .at(12)
                .evicted("b", 6);
        Story undead = crashless()
                .crashing("b")
                .at(5)
                .tell("b", new Event.PeerGone())
                .at(6.5)
                .renewed("b");

        assertThat(killing.judgedBy(FAULTS_OBSERVED).result()).isEqualTo(Result.UNKNOWN);
        assertThat(killed.judgedBy(FAULTS_OBSERVED).result()).isEqualTo(Result.PASSED);
        assertFailed(undead.judgedBy(FAULTS_OBSERVED), "hit b at 0.00 s", "heard of at 6.50 s");
    }

    @Test
    void whoIsStartedOrThawedAgainMaySpeak() {
        Story restarted = crashless().crashed("b").at(3).started("b").ended("b").granted("b");
        Story thawed = new Story()
                .faultAsked("freeze", "b")
                .tell("b", new Event.PeerFrozen())
                .at(4)
                .tell("b", new Event.PeerThawed())
                .renewed("b");

        assertThat(restarted.judgedBy(FAULTS_OBSERVED).result()).isEqualTo(Result.PASSED);
        assertThat(thawed.judgedBy(FAULTS_OBSERVED).result()).isEqualTo(Result.PASSED);
    }

    @Test
    void whoHoldsNoLeaseGoesUnseenAndCountsNowhere() {
        Story crash =
                new Story().started("b").faultAsked("crash", "b").crashed("b").at(20);
        Story leave = new Story()
                .started("b")
                .granted("b")
                .evicted("b", 6)
                .faultAsked("leave", "b")
                .tell("b", new Event.PeerLeft());

        assertThat(accounts(crash)).isEmpty();
        assertThat(accounts(leave)).isEmpty();
    }

    @Test
    void aCrashThatTheTrackerForgotInItsOwnCountsNowhereButOneThatItSawCounts() {
        Story forgotten = crashless()
                .crashed("b")
                .tell("tracker", new Event.TrackerCrashed())
                .at(20);
        Story seen = crashless()
                .crashed("b")
                .at(6)
                .evicted("b", 6)
                .tell("tracker", new Event.TrackerCrashed());

        assertThat(accounts(forgotten)).isEmpty();
        assertThat(accounts(seen)).containsExactly("crash: 1 asked for, 1 injected, 1 observed");
    }

    @Test
    void whatACrashOrTheEndOfTheRunCutsShortCountsNowhere() {
        Story sick = new Story()
                .started("b")
                .faultAsked("slow-disk", "b")
                .tell("b", new Event.DiskHurt("slow-disk"));
        Story frozen = new Story()
                .tell("tracker", trackerStarted())
                .faultAsked("freeze", "b")
                .tell("b", new Event.PeerFrozen());

        assertThat(accounts(sick))
                .containsExactly("slow-disk: 1 asked for, 1 injected, 0 observed");
        assertThat(accounts(sick.crashed("b"))).isEmpty();
        assertThat(accounts(frozen)).containsExactly("freeze: 1 asked for, 1 injected, 0 observed");
        assertThat(accounts(frozen.phase(Phase.HEAL).tell("b", new Event.PeerThawed())))
                .isEmpty();
    }

    @Test
    void aFreezeThatEndsInTimeButIsTooShortToBeNoticedIsUnseen() {
        Story frozen = new Story()
                .tell("tracker", trackerStarted())
                .faultAsked("freeze", "b")
                .tell("b", new Event.PeerFrozen())
                .tell("b", new Event.PeerThawed())
                .phase(Phase.HEAL);

        assertThat(accounts(frozen)).containsExactly("freeze: 1 asked for, 1 injected, 0 observed");
    }
}
