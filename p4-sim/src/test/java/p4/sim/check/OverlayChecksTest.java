package p4.sim.check;

import static org.assertj.core.api.Assertions.assertThat;
import static p4.sim.scenario.CheckName.DEAD_NEIGHBOURS;
import static p4.sim.scenario.CheckName.JOINER_KNOWS;
import static p4.sim.scenario.CheckName.JOIN_TIME;
import static p4.sim.scenario.CheckName.NO_LIST_PAST_ITS_BOUND;
import static p4.sim.scenario.CheckName.NO_QUERY_HANDLED_TWICE;
import static p4.sim.scenario.CheckName.RECALL_RECOVERY;
import static p4.sim.scenario.CheckName.SEARCH_COMPLETENESS;
import static p4.sim.scenario.CheckName.SEARCH_COST;
import static p4.sim.scenario.CheckName.SEARCH_HOPS;
import static p4.sim.scenario.CheckName.SEARCH_MESSAGES;
import static p4.sim.scenario.CheckName.SEARCH_RECALL;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import p4.sim.check.Verdict.Result;
import p4.sim.journal.Event;
import p4.sim.journal.Event.Outcome;
import p4.sim.journal.Event.Phase;
import p4.sim.journal.OverlayTold;
import p4.sim.scenario.CheckSpec;
import p4.sim.scenario.CheckSpec.Comparison;

class OverlayChecksTest {

    private static final CheckSpec RECALL = Story.check(SEARCH_RECALL, Comparison.AT_LEAST, 0.99);
    private static final CheckSpec RECOVERY = Story.check(RECALL_RECOVERY, Comparison.AT_MOST, 10);

    private static OverlayStory overlay() {
        return new OverlayStory(new Story());
    }

    private static Verdict judged(CheckSpec check, OverlayStory overlay) {
        return overlay.story().judgedBy(check);
    }

    private static OverlayStory crash() {
        OverlayStory overlay = overlay();
        overlay.at(10).story().tell("lab", new Event.FaultAsked(1, "crash", List.of("b")));
        return overlay;
    }

    @Test
    void recallLeavesOutWhatNobodyHeld() {
        OverlayStory overlay =
                overlay().searched(1, "dynamic", 3, true).searched(2, "dynamic", 0, false);

        assertThat(judged(RECALL, overlay).result()).isEqualTo(Result.PASSED);
    }

    @Test
    void aSearchThatNamesNobodyThoughSomebodyHoldsItCostsRecall() {
        OverlayStory overlay =
                overlay().searched(1, "dynamic", 3, true).searched(2, "dynamic", 2, false);

        Verdict verdict = judged(RECALL, overlay);

        assertThat(verdict.result()).isEqualTo(Result.FAILED);
        assertThat(verdict.why()).contains("50.00 %", "search 2 for “ode” by a");
    }

    @Test
    void namingTheDeadIsNoRecall() {
        OverlayStory overlay = overlay();
        overlay.story()
                .tell("a", new OverlayTold.SearchAsked(1, "ode", "dynamic", 1))
                .tell(
                        "a",
                        new OverlayTold.SearchAnswered(
                                1, Outcome.NOT_FOUND, "query-1", 4, 0, Duration.ZERO));

        assertThat(judged(RECALL, overlay).result()).isEqualTo(Result.FAILED);
    }

    @Test
    void onlyFloodingIsHeldToNameEverybody() {
        CheckSpec all = Story.check(SEARCH_COMPLETENESS, Comparison.AT_LEAST, 0.99);

        assertThat(judged(all, overlay().searched(1, "dynamic", 3, true)).result())
                .isEqualTo(Result.UNKNOWN);
        assertThat(judged(all, overlay().searched(1, "flooding", 1, true)).result())
                .isEqualTo(Result.PASSED);
        assertThat(judged(all, overlay().searched(1, "flooding", 3, true)).why())
                .contains("33.33 % (1 of 3 live holders");
    }

    @Test
    void everyMessageOfAQueryCountsWhereverItIsSent() {
        OverlayStory overlay = overlay().searched(1, "dynamic", 1, true).widened(1, 2, 3);
        overlay.story()
                .tell("b", new OverlayTold.QueryHandled("query-1", 2, 1))
                .tell("c", new OverlayTold.QueryHandled("query-1", 2, 0))
                .tell("c", new OverlayTold.QueryPassedOn("query-1", 1, 7))
                .tell("c", new OverlayTold.AnswerRelayed("query-1", "d.example:1"))
                .tell("a", new OverlayTold.HearsayChecked("query-1", "d.example:1"))
                .tell("e", new OverlayTold.QueryPassedOn("query-of-a-fetch", 1, 100));

        Verdict verdict = judged(Story.check(SEARCH_MESSAGES, Comparison.AT_MOST, 13), overlay);

        assertThat(verdict.result()).isEqualTo(Result.FAILED);
        assertThat(verdict.figure()).isEqualTo("max 14 of 1 dynamic searches, in messages");
    }

    @Test
    void theCostOfASearchIsHeldAgainstThatOfFlooding() {
        CheckSpec quarter = Story.check(SEARCH_COST, Comparison.AT_MOST, 0.25);
        OverlayStory overlay = overlay()
                .searched(1, "flooding", 1, true)
                .widened(1, 4, 100)
                .searched(2, "dynamic", 1, true)
                .widened(2, 2, 25);

        assertThat(judged(quarter, overlay).result()).isEqualTo(Result.PASSED);
        assertThat(judged(quarter, overlay.widened(2, 3, 1)).why()).contains("26.0 %");
    }

    @Test
    void hopsAreThoseOfTheWidestRing() {
        OverlayStory overlay =
                overlay().searched(1, "dynamic", 1, true).widened(1, 2, 3).widened(1, 4, 9);

        assertThat(judged(Story.check(SEARCH_HOPS, Comparison.AT_MOST, 3), overlay)
                        .why())
                .contains("max 4");
    }

    @Test
    void joiningTakesUntilTheFirstNeighbour() {
        OverlayStory overlay = overlay().started("a").at(2).lists("a", "b", 1).lists("a", "c", 2);

        Verdict verdict = judged(Story.check(JOIN_TIME, Comparison.AT_MOST, 1), overlay);

        assertThat(verdict.why()).contains("max 2.00 s of 1 starts of peers");
    }

    @Test
    void whoNeverJoinsJoinsAtTheEnd() {
        OverlayStory overlay = overlay().started("a").at(20);
        overlay.story().phase(Phase.JUDGE);

        Verdict verdict = judged(Story.check(JOIN_TIME, Comparison.AT_MOST, 5), overlay);

        assertThat(verdict.why()).contains("max 20.00 s", "never joined: a");
    }

    @Test
    void aJoinerIsJudgedByTheLiveNeighboursItHadBeforeItsFourthExchange() {
        OverlayStory overlay = overlay().started("b").started("c").started("d");
        overlay.story().phase(Phase.DISTURB);
        overlay.started("a").lists("a", "b", 1).lists("a", "gone", 2).exchanged("a", 1);
        overlay.lists("a", "c", 3).exchanged("a", 2).exchanged("a", 3).exchanged("a", 4);
        overlay.lists("a", "d", 4);

        Verdict verdict = judged(Story.check(JOINER_KNOWS, Comparison.AT_LEAST, 3), overlay);

        assertThat(verdict.result()).isEqualTo(Result.FAILED);
        assertThat(verdict.why()).contains("2 live neighbours at least, of 1 joiners", "that is a");
    }

    @Test
    void onlyTheLastLookAtListsCounts() {
        OverlayStory overlay = overlay();
        overlay.story()
                .tell("lab", new OverlayTold.ListsLooked(100, 30))
                .tell("lab", new OverlayTold.ListsLooked(100, 2));

        CheckSpec few = Story.check(DEAD_NEIGHBOURS, Comparison.AT_MOST, 0.01);
        assertThat(judged(few, overlay).why()).contains("2.00 % (2 of 100 entries");
    }

    @Test
    void recallIsBackWhenSearchesFindAgain() {
        OverlayStory overlay = crash().at(12)
                .searched(1, "dynamic", 1, true)
                .at(15)
                .searched(2, "dynamic", 1, false)
                .at(18)
                .searched(3, "dynamic", 1, true)
                .searched(4, "dynamic", 1, true);

        Verdict verdict = judged(RECOVERY, overlay);

        assertThat(verdict.result()).isEqualTo(Result.PASSED);
        assertThat(verdict.figure()).isEqualTo("max 8.00 s of 1 crashes with searches after them");
    }

    @Test
    void recallThatWasNeverGoneTookNoTime() {
        Verdict verdict = judged(RECOVERY, crash().at(30).searched(1, "dynamic", 1, true));

        assertThat(verdict.figure()).startsWith("max 0.00 s");
    }

    @Test
    void recallThatNeverComesBackFails() {
        OverlayStory overlay = crash().at(12).searched(1, "dynamic", 1, false).at(40);
        overlay.story().phase(Phase.HEAL);

        assertThat(judged(RECOVERY, overlay).why()).contains("max 30.00 s", "it never was");
    }

    @Test
    void aQueryIsLookedAtOnceInEachLife() {
        OverlayStory overlay = overlay().started("b");
        overlay.story().tell("b", new OverlayTold.QueryHandled("query-1", 2, 0));
        overlay.started("b").story().tell("b", new OverlayTold.QueryHandled("query-1", 2, 0));

        assertThat(overlay.story().judgedBy(NO_QUERY_HANDLED_TWICE).result())
                .isEqualTo(Result.PASSED);
        overlay.story().tell("b", new OverlayTold.QueryHandled("query-1", 4, 0));
        assertThat(overlay.story().judgedBy(NO_QUERY_HANDLED_TWICE).why())
                .contains("b looked at query query-1 once more");
    }

    @Test
    void aQueryIsPassedOnAgainOnlyIfItMayGoFurther() {
        OverlayStory overlay = overlay();
        overlay.story()
                .tell("b", new OverlayTold.QueryPassedOn("query-1", 1, 3))
                .tell("b", new OverlayTold.QueryPassedOn("query-1", 2, 3));

        assertThat(overlay.story().judgedBy(NO_QUERY_HANDLED_TWICE).result())
                .isEqualTo(Result.PASSED);
        overlay.story().tell("b", new OverlayTold.QueryPassedOn("query-1", 2, 3));
        assertThat(overlay.story().judgedBy(NO_QUERY_HANDLED_TWICE).result())
                .isEqualTo(Result.FAILED);
    }

    @Test
    void aListIsCountedFromOutsideToo() {
        OverlayStory overlay = overlay().lists("a", "b", 1).lists("a", "c", 2);

        assertThat(overlay.story().judgedBy(NO_LIST_PAST_ITS_BOUND).result())
                .isEqualTo(Result.PASSED);
        overlay.lists("a", "d", 2);
        assertThat(overlay.story().judgedBy(NO_LIST_PAST_ITS_BOUND).why())
                .contains("a listed 3 neighbours", "its limit is 2");
    }
}
