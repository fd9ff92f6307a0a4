package p4.sim.check;

import static org.assertj.core.api.Assertions.assertThat;
import static p4.sim.scenario.CheckName.ANSWERS_AS_SPECIFIED;
import static p4.sim.scenario.CheckName.INVARIANTS_HOLD;

import java.util.List;
import org.junit.jupiter.api.Test;
import p4.sim.check.Verdict.Result;
import p4.sim.journal.Event;
import p4.sim.scenario.CheckName;

class InspectionChecksTest {

    private static Story inspected() {
        return new Story()
                .tell("lab", new Event.Inspected(5, 70))
                .tell("lab", new Event.Inspected(3, 30));
    }

    private static Verdict judged(CheckName name, Story story) {
        return story.judgedBy(Story.check(name));
    }

    @Test
    void answersThatWereComparedAreCounted() {
        Verdict verdict = judged(ANSWERS_AS_SPECIFIED, inspected());

        assertThat(verdict.result()).isEqualTo(Result.PASSED);
        assertThat(verdict.figure()).isEqualTo("8 answers");
    }

    @Test
    void theFirstDisputedAnswerIsTold() {
        Story story = inspected()
                .tell("lab", new Event.AnswerDisputed("a asked x", "y", "z"))
                .tell("lab", new Event.AnswerDisputed("b asked x", "y", "z"));

        Verdict verdict = judged(ANSWERS_AS_SPECIFIED, story);

        assertThat(verdict.result()).isEqualTo(Result.FAILED);
        assertThat(verdict.why()).isEqualTo("a asked x: expected y, found z");
        assertThat(verdict.turn()).hasValue(3);
    }

    @Test
    void aBrokenInvariantIsToldWithTheNumberOfItsEvent() {
        Story story =
                inspected().at(2).tell("lab", new Event.InvariantBroken(4_711, "there were −1"));

        Verdict verdict = judged(INVARIANTS_HOLD, story);

        assertThat(verdict.result()).isEqualTo(Result.FAILED);
        assertThat(verdict.why()).isEqualTo("after event 4711, at 2.00 s, there were −1");
    }

    @Test
    void whereADriverLooksTheyAreJudgedUnasked() {
        List<Verdict> looked = Judge.judge(Story.asking(), inspected().entries());
        List<Verdict> blind = Judge.judge(Story.asking(), new Story().entries());

        assertThat(looked)
                .extracting(verdict -> verdict.check().name())
                .containsExactly(ANSWERS_AS_SPECIFIED, INVARIANTS_HOLD);
        assertThat(looked).extracting(Verdict::result).containsOnly(Result.PASSED);
        assertThat(blind).isEmpty();
    }
}
