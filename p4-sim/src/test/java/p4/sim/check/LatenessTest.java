package p4.sim.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import p4.sim.check.Verdict.Result;
import p4.sim.journal.Event;
import p4.sim.scenario.CheckName;
import p4.sim.scenario.CheckSpec;
import p4.sim.scenario.CheckSpec.Comparison;

class LatenessTest {

    private static final CheckSpec SAFETY = Story.check(CheckName.NO_BYTES_WITHOUT_A_VALID_TICKET);
    private static final CheckSpec TIME = Story.check(CheckName.FETCH_TIME, Comparison.AT_MOST, 1);
    private static final CheckSpec KEPT =
            Story.check(CheckName.CRASH_COUNT, Comparison.AT_LEAST, 0);

    private static Story late(long p99Millis) {
        Duration p99 = Duration.ofMillis(p99Millis);
        return new Story()
                .phase(Event.Phase.DISTURB)
                .fetched("b", 1, 3)
                .tell("lab", new Event.RanLate("acts", 100, Duration.ZERO, p99, p99));
    }

    private static Result overall(Story story, CheckSpec... checks) {
        List<Verdict> verdicts = Judge.judge(Story.asking(checks), story.entries());
        return Judge.overall(verdicts, story.entries());
    }

    @Test
    void aLaboratoryThatKeepsUpLeavesNoDoubt() {
        assertThat(overall(late(250), KEPT)).isEqualTo(Result.PASSED);
        assertThat(Judge.doubts(late(250).entries())).isEmpty();
    }

    @Test
    void aRunOfALaboratoryThatFellBehindNeverPasses() {
        Story story = late(251);

        assertThat(overall(story, KEPT)).isEqualTo(Result.UNKNOWN);
        assertThat(Judge.doubts(story.entries()))
                .singleElement()
                .asString()
                .contains("fell behind with acts", "p99 251 ms", "expected p99 <= 250 ms");
    }

    @Test
    void aPromiseAboutTimeThatALateLaboratorySawBrokenIsUnknown() {
        assertThat(late(250).judgedBy(TIME).result()).isEqualTo(Result.FAILED);
        assertThat(late(251).judgedBy(TIME).result()).isEqualTo(Result.UNKNOWN);
        assertThat(late(251).judgedBy(TIME).why()).contains("the laboratory itself was late");
    }

    @Test
    void aByteThatLeftWithoutATicketIsNoMatterOfTime() {
        Story story = late(10_000).served("b", "a", 1, 10);

        assertThat(overall(story, SAFETY, TIME)).isEqualTo(Result.FAILED);
    }

    @Test
    void whatOnlyTheOrderShowsIsUnknownWhereTheRecordIsTorn() {
        Story whole = new Story().phase(Event.Phase.DISTURB).served("b", "a", 1, 10);
        Story torn = new Story()
                .phase(Event.Phase.DISTURB)
                .served("b", "a", 1, 10)
                .tell("lab", new Event.RecordTorn("the order of 3 events was lost"));
        CheckSpec crashes = Story.check(CheckName.CRASH_COUNT, Comparison.AT_LEAST, 1);

        assertThat(whole.judgedBy(SAFETY).result()).isEqualTo(Result.FAILED);
        assertThat(torn.judgedBy(SAFETY).result()).isEqualTo(Result.UNKNOWN);
        assertThat(torn.judgedBy(SAFETY).why())
                .endsWith("the record itself is torn, so this proves nothing");
        assertThat(torn.judgedBy(crashes).result()).isEqualTo(Result.FAILED);
        assertThat(overall(torn, KEPT)).isEqualTo(Result.UNKNOWN);
    }

    @Test
    void theLatestOfManyThingsIsNamed() {
        Story story = late(9_000)
                .tell(
                        "lab",
                        new Event.RanLate("reads", 9, Duration.ZERO, Duration.ZERO, Duration.ZERO));

        assertThat(Conduct.of(story.entries()).lateness()).hasSize(2);
        assertThat(Judge.doubts(story.entries())).singleElement().asString().contains("acts");
    }
}
