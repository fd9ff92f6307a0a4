package p4.sim.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import p4.sim.check.Verdict.Result;
import p4.sim.journal.Event;
import p4.sim.scenario.CheckName;
import p4.sim.scenario.CheckSpec;
import p4.sim.scenario.CheckSpec.Comparison;

class JudgeTest {

    private static CheckSpec any(CheckName name) {
        return name.unit() == CheckName.Unit.NONE
                ? Story.check(name)
                : Story.check(name, Comparison.AT_LEAST, 0);
    }

    private static Story bytesWithoutATicket() {
        return new Story().at(1).served("b", "a", 1, 10).at(2).served("b", "a", 2, 10);
    }

    @ParameterizedTest
    @EnumSource(CheckName.class)
    void whereThereWasNothingToJudgeNothingPassed(CheckName name) {
        Verdict verdict = new Story().judgedBy(any(name));

        assertThat(verdict.result()).isEqualTo(Result.UNKNOWN);
        assertThat(verdict.why()).isNotBlank();
    }

    @Test
    void everyCheckHasAClassOfItsOwn() {
        List<Class<?>> classes = Stream.of(CheckName.values())
                .<Class<?>>map(name -> Checks.begin(Story.asking(), any(name)).getClass())
                .toList();

        assertThat(classes).hasSize(CheckName.values().length).doesNotHaveDuplicates();
    }

    @Test
    void verdictsComeInTheOrderOfTheScenario() {
        CheckSpec[] all =
                Stream.of(CheckName.values()).map(JudgeTest::any).toArray(CheckSpec[]::new);

        List<Verdict> verdicts = Judge.judge(Story.asking(all), List.of());

        assertThat(verdicts).extracting(Verdict::check).containsExactly(all);
    }

    @Test
    void aWatchNamesTheFirstViolationOfEachCheckWithItsTurn() {
        var heard = new ArrayList<Verdict>();
        CheckSpec check = Story.check(CheckName.NO_BYTES_WITHOUT_A_VALID_TICKET);
        Watch watch = Judge.watch(Story.asking(check), heard::add);

        bytesWithoutATicket().entries().forEach(watch);

        assertThat(heard).hasSize(1);
        assertThat(heard.get(0).turn()).hasValue(1);
    }

    @Test
    void aRunIsAsGoodAsItsWorstVerdict() {
        CheckSpec broken = Story.check(CheckName.NO_BYTES_WITHOUT_A_VALID_TICKET);
        CheckSpec unknown = Story.check(CheckName.LIARS_NAMED);
        CheckSpec kept = Story.check(CheckName.CRASH_COUNT, Comparison.AT_LEAST, 0);
        Story story = bytesWithoutATicket().phase(Event.Phase.DISTURB);

        assertThat(overall(story, kept)).isEqualTo(Result.PASSED);
        assertThat(overall(story, kept, unknown)).isEqualTo(Result.UNKNOWN);
        assertThat(overall(story, kept, unknown, broken)).isEqualTo(Result.FAILED);
        assertThat(overall(story)).isEqualTo(Result.UNKNOWN);
    }

    @Test
    void aRunThatWaitedInVainOrEndedEarlyNeverPasses() {
        CheckSpec kept = Story.check(CheckName.CRASH_COUNT, Comparison.AT_LEAST, 0);

        Story waited = new Story().phase(Event.Phase.DISTURB).tell("lab", new Event.GaveUp("x"));
        Story hurried = new Story().phase(Event.Phase.DISTURB).tell("lab", new Event.Interrupted());

        assertThat(overall(waited, kept)).isEqualTo(Result.UNKNOWN);
        assertThat(Judge.doubts(waited.entries())).singleElement().asString().contains("on x");
        assertThat(overall(hurried, kept)).isEqualTo(Result.UNKNOWN);
    }

    @Test
    void aFaultThatWasNotInjectedOrNotObservedLeavesTheRunUnknown() {
        CheckSpec kept = Story.check(CheckName.CRASH_COUNT, Comparison.AT_LEAST, 0);
        Story asked = new Story()
                .phase(Event.Phase.DISTURB)
                .started("b")
                .granted("b")
                .faultAsked("crash", "b");
        Result never = overall(asked, kept);
        List<String> neverInjected = Judge.doubts(asked.entries());
        Story injected = asked.at(1).crashed("b").at(2);
        List<String> neverObserved = Judge.doubts(injected.entries());
        Result unseen = overall(injected, kept);
        Story observed = injected.at(8).evicted("b", 6);

        assertThat(never).isEqualTo(Result.UNKNOWN);
        assertThat(neverInjected)
                .containsExactly("faults of kind crash: 1 asked for, 0 injected, 0 observed:"
                        + " fault 1 (crash) never hit b");
        assertThat(unseen).isEqualTo(Result.UNKNOWN);
        assertThat(neverObserved)
                .containsExactly("faults of kind crash: 1 asked for, 1 injected, 0 observed:"
                        + " no node noticed fault 1 (crash) at b");
        assertThat(overall(observed, kept)).isEqualTo(Result.PASSED);
    }

    @Test
    void aFaultThatWasPlannedAndNeverBegunLeavesTheRunUnknown() {
        CheckSpec kept = Story.check(CheckName.CRASH_COUNT, Comparison.AT_LEAST, 0);
        Story story =
                new Story().tell("lab", new Event.FaultsPlanned(2)).phase(Event.Phase.DISTURB);

        assertThat(overall(story, kept)).isEqualTo(Result.UNKNOWN);
        assertThat(Judge.doubts(story.entries()))
                .containsExactly("2 of the 2 faults of the scenario were never begun");
    }

    @Test
    void whoStandsStillIsMissedOnceAHeartbeatStaysAway() {
        Story frozen = new Story()
                .tell(
                        "tracker",
                        new Event.TrackerStarted("x", Story.seconds(6), Story.seconds(1.5)))
                .faultAsked("freeze", "b")
                .tell("b", new Event.PeerFrozen())
                .at(1)
                .tell("b", new Event.PeerThawed());
        Story longer = new Story()
                .tell(
                        "tracker",
                        new Event.TrackerStarted("x", Story.seconds(6), Story.seconds(1.5)))
                .faultAsked("freeze", "b")
                .tell("b", new Event.PeerFrozen())
                .at(2)
                .tell("b", new Event.PeerThawed());

        assertThat(FaultAccounts.of(frozen.entries()).kinds())
                .containsExactly(new FaultAccount("freeze", 1, 1, 0));
        assertThat(FaultAccounts.of(longer.entries()).kinds())
                .containsExactly(new FaultAccount("freeze", 1, 1, 1));
    }

    private static Result overall(Story story, CheckSpec... checks) {
        List<Verdict> verdicts = Judge.judge(Story.asking(checks), story.entries());
        return Judge.overall(verdicts, story.entries());
    }
}
