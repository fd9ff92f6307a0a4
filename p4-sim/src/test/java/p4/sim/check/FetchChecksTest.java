package p4.sim.check;

import static org.assertj.core.api.Assertions.assertThat;
import static p4.sim.scenario.CheckName.EVERY_FILE_FETCHABLE;
import static p4.sim.scenario.CheckName.EVERY_FORGERY_REFUSED_401;
import static p4.sim.scenario.CheckName.FETCH_COUNT;
import static p4.sim.scenario.CheckName.FETCH_SUCCESS;
import static p4.sim.scenario.CheckName.FETCH_TIME;
import static p4.sim.scenario.CheckName.LIARS_NAMED;
import static p4.sim.scenario.CheckName.NO_CORRUPT_FILE;
import static p4.sim.scenario.CheckName.PUT_SUCCESS;
import static p4.sim.scenario.CheckName.SEARCH_SUCCESS;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import p4.sim.check.Verdict.Result;
import p4.sim.journal.Event;
import p4.sim.journal.Event.Outcome;
import p4.sim.journal.Event.Phase;
import p4.sim.scenario.CheckSpec;
import p4.sim.scenario.CheckSpec.Comparison;
import p4.sim.scenario.CheckSpec.Statistic;

class FetchChecksTest {

    private static final CheckSpec HALF = Story.check(FETCH_SUCCESS, Comparison.AT_LEAST, 0.5);

    private static void assertFailed(Verdict verdict, String... words) {
        assertThat(verdict.result()).isEqualTo(Result.FAILED);
        assertThat(verdict.why()).contains(words);
    }

    private static Event ended(Outcome outcome, int status, long bytes) {
        return new Event.FetchEnded(1, outcome, bytes, "", "", Duration.ZERO, status, "served");
    }

    private static Story lie() {
        return new Story()
                .tell("b", new Event.PeerCorrupted())
                .fetchStarted("a", "b", 1)
                .served("b", "a", 1, 10);
    }

    private static Story put(Outcome outcome, int copies) {
        var ended = new Event.PutEnded("f.bin", outcome, copies, Duration.ZERO, "");
        return new Story()
                .tell("b", new Event.UploadFound("f.bin", Story.FILE, "a"))
                .tell("c", new Event.UploadFound("f.bin", "", "a"))
                .tell("a", ended);
    }

    private static Story search(Outcome outcome, int expected, int found) {
        return new Story()
                .tell("a", new Event.SearchEnded("f", outcome, expected, found, Duration.ZERO));
    }

    @Test
    void aFileThatHashesToWhatWasPromisedIsNotCorrupt() {
        Story story = new Story()
                .ticket("a", "b", 1)
                .tell("a", new Event.FileSaved("f.bin", Story.FILE, 10, "b"))
                .fetched("a", 1, 0.1)
                .ticket("STORE", "a", "c", 2)
                .tell("c", new Event.UploadKept("f.bin", Story.FILE, 10, "a"))
                .tell("c", new Event.UploadFound("f.bin", Story.FILE, "a"));

        Verdict verdict = story.judgedBy(NO_CORRUPT_FILE);

        assertThat(verdict.result()).isEqualTo(Result.PASSED);
        assertThat(verdict.figure()).isEqualTo("4 files kept");
    }

    @Test
    void aFileWithOtherBytesThanExpectedIsCorrupt() {
        var ended = new Event.FetchEnded(
                1, Outcome.OK, 10, Story.OTHER, Story.FILE, Duration.ZERO, 200, "from b");
        Story story = new Story().asked("a", 1, Story.VALID).tell("a", ended);

        assertFailed(story.judgedBy(NO_CORRUPT_FILE), "a kept 10 bytes", "bbbbbbbb…", "aaaaaaaa…");
    }

    @Test
    void aFileThatTheTrackerNeverNamedIsCorrupt() {
        Story saved = new Story()
                .ticket("a", "b", 1)
                .tell("a", new Event.FileSaved("f.bin", Story.OTHER, 10, "b"));
        Story kept = new Story().tell("c", new Event.UploadKept("f.bin", Story.FILE, 10, "a"));

        assertFailed(saved.judgedBy(NO_CORRUPT_FILE), "a renamed f.bin", "no ticket");
        assertFailed(kept.judgedBy(NO_CORRUPT_FILE), "c renamed f.bin", "no ticket");
    }

    @Test
    void anUploadThatIsNotWhatWasPromisedIsCorruptWhateverItsTakerSays() {
        Story story = new Story()
                .ticket("STORE", "a", "c", 1)
                .tell("c", new Event.UploadKept("f.bin", Story.FILE, 10, "a"))
                .tell("c", new Event.UploadFound("f.bin", Story.OTHER, "a"));

        assertFailed(story.judgedBy(NO_CORRUPT_FILE), "c has f.bin", "bbbbbbbb…", "no ticket");
    }

    @Test
    void anUploadInWhosePlaceItsTakerFetchedAnotherContentIsNotCorrupt() {
        Story story = new Story()
                .ticket("STORE", "a", "c", 1)
                .tell("c", new Event.UploadKept("f.bin", Story.FILE, 10, "a"))
                .tell(
                        "tracker",
                        new Event.TicketGiven(
                                "FETCH", "c", "b", Story.OTHER, "two", Duration.ofSeconds(60)))
                .tell("c", new Event.FileSaved("f.bin", Story.OTHER, 10, "b"))
                .tell("c", new Event.UploadFound("f.bin", Story.OTHER, "a"));

        assertThat(story.judgedBy(NO_CORRUPT_FILE).result()).isEqualTo(Result.PASSED);
    }

    @Test
    void anUploadThatWasRewrittenOnPurposeProvesNothing() {
        Story story = new Story()
                .ticket("STORE", "a", "c", 1)
                .faultAsked("change-files", "c")
                .tell("c", new Event.UploadFound("f.bin", Story.OTHER, "a"));

        assertThat(story.judgedBy(NO_CORRUPT_FILE).result()).isEqualTo(Result.UNKNOWN);
    }

    @Test
    void aForgeryThatGetsA401AndNoByteIsRefused() {
        Story story = new Story().unfetched("a", 1, Story.FORGED, Outcome.REFUSED, 401);

        assertThat(story.judgedBy(EVERY_FORGERY_REFUSED_401).result()).isEqualTo(Result.PASSED);
    }

    @Test
    void aForgeryThatGetsAnythingElseIsAFailure() {
        Story served =
                new Story().asked("a", 1, Story.FORGED).tell("a", ended(Outcome.OK, 200, 10));
        Story leaky =
                new Story().asked("a", 1, Story.FORGED).tell("a", ended(Outcome.REFUSED, 401, 10));
        Story absent = new Story().unfetched("a", 1, Story.FORGED, Outcome.NOT_FOUND, 404);

        assertFailed(served.judgedBy(EVERY_FORGERY_REFUSED_401), "forged token", "200", "10 bytes");
        assertFailed(leaky.judgedBy(EVERY_FORGERY_REFUSED_401), "401 and 10 bytes");
        assertFailed(absent.judgedBy(EVERY_FORGERY_REFUSED_401), "404");
    }

    @Test
    void aForgeryThatMetNobodyProvesNothing() {
        Story story = new Story()
                .unfetched("a", 1, Story.FORGED, Outcome.UNAVAILABLE, 0)
                .unfetched("a", 2, Story.FORGED, Outcome.ABANDONED, 0)
                .fetched("a", 3, 0.1);

        assertThat(story.judgedBy(EVERY_FORGERY_REFUSED_401).result()).isEqualTo(Result.UNKNOWN);
    }

    @Test
    void fetchSuccessIsTheShareOfHonestFetchesThatLeftTheRightFile() {
        Story story = new Story()
                .fetched("a", 1, 0.1)
                .unfetched("a", 2, Story.VALID, Outcome.FAILED, 0)
                .unfetched("a", 3, Story.VALID, Outcome.ABANDONED, 0)
                .unfetched("a", 4, Story.VALID, Outcome.UNAVAILABLE, 0)
                .unfetched("a", 5, Story.FORGED, Outcome.REFUSED, 401);

        assertThat(story.judgedBy(HALF).result()).isEqualTo(Result.PASSED);
        assertThat(story.judgedBy(HALF).figure()).isEqualTo("50.00 % (1 of 2 honest fetches)");
    }

    @Test
    void tooFewGoodFetchesNameTheFirstThatFailed() {
        Story story = new Story()
                .fetched("a", 1, 0.1)
                .unfetched("c", 2, Story.VALID, Outcome.NOT_FOUND, 404)
                .unfetched("a", 3, Story.VALID, Outcome.FAILED, 0);

        Verdict verdict = story.judgedBy(HALF);

        assertFailed(verdict, "expected >= 0.5", "fetch 2 of f.bin by c ended NOT_FOUND: told so");
        assertThat(verdict.turn()).hasValue(4);
    }

    @Test
    void aShareIsNeverRoundedUpToItsBound() {
        var story = new Story();
        for (int i = 0; i < 29_999; i++) story.fetched("a", i, 0.1);
        story.unfetched("a", 29_999, Story.VALID, Outcome.FAILED, 0);

        Verdict verdict = story.judgedBy(Story.check(FETCH_SUCCESS, Comparison.AT_LEAST, 1));

        assertFailed(verdict, "expected >= 1.0");
        assertThat(verdict.figure()).startsWith("99.99 %");
    }

    @Test
    void fetchCountCountsVerifiedFilesOnly() {
        Story story =
                new Story().fetched("a", 1, 0.1).unfetched("a", 2, Story.VALID, Outcome.FAILED, 0);

        assertThat(story.judgedBy(Story.check(FETCH_COUNT, Comparison.AT_LEAST, 1))
                        .result())
                .isEqualTo(Result.PASSED);
        assertFailed(
                story.judgedBy(Story.check(FETCH_COUNT, Comparison.AT_LEAST, 2)),
                "found 1 verified fetches");
    }

    @Test
    void fetchTimeIsJudgedByNearestRank() {
        var story = new Story();
        for (int i = 1; i <= 100; i++) story.fetched("a", i, i / 100.0);

        Verdict p90 = story.judgedBy(fetchTime(Statistic.P90, 0.90));
        Verdict p99 = story.judgedBy(fetchTime(Statistic.P99, 0.98));

        assertThat(p90.result()).isEqualTo(Result.PASSED);
        assertThat(p90.figure()).isEqualTo("p90 0.90 s of 100 verified fetches");
        assertFailed(p99, "p99 <= 0.98", "p99 0.99 s");
    }

    private static CheckSpec fetchTime(Statistic statistic, double seconds) {
        return new CheckSpec(
                FETCH_TIME,
                Optional.of(
                        new CheckSpec.Bound(statistic, Comparison.AT_MOST, seconds, seconds + "")));
    }

    @Test
    void theLastSweepOfTheSettlePhaseDecides() {
        Story healed = new Story()
                .phase(Phase.SETTLE)
                .tell("lab", new Event.Swept(2, List.of("f.bin")))
                .tell("lab", new Event.Swept(2, List.of()));
        Story broken =
                new Story().phase(Phase.SETTLE).tell("lab", new Event.Swept(2, List.of("f.bin")));
        Story early = new Story().phase(Phase.DISTURB).tell("lab", new Event.Swept(2, List.of()));

        assertThat(healed.judgedBy(EVERY_FILE_FETCHABLE).result()).isEqualTo(Result.PASSED);
        assertFailed(broken.judgedBy(EVERY_FILE_FETCHABLE), "1 file could not be had: f.bin");
        assertThat(early.judgedBy(EVERY_FILE_FETCHABLE).result()).isEqualTo(Result.UNKNOWN);
    }

    @Test
    void aLiarThatWasNamedIsNoFailure() {
        Story story = lie().tell(
                        "tracker", new Event.HolderReported("a", "b", Story.FILE, "WRONG_BYTES"));

        assertThat(story.judgedBy(LIARS_NAMED).result()).isEqualTo(Result.PASSED);
    }

    @Test
    void aLiarThatNobodyNamedOrNamedForSomethingElseIsAFailure() {
        Story other = lie().tell(
                        "tracker", new Event.HolderReported("a", "b", Story.FILE, "UNREACHABLE"));

        assertFailed(lie().judgedBy(LIARS_NAMED), "b served a wrong bytes");
        assertFailed(other.judgedBy(LIARS_NAMED), "b served a wrong bytes");
    }

    @Test
    void aLieThatNobodyIsLeftToTellOfProvesNothing() {
        Story crashed = lie().crashed("a");
        Story deaf = lie().tell("lab", new Event.TrackerCut());
        Story silent = new Story().tell("b", new Event.PeerCorrupted());

        assertThat(crashed.judgedBy(LIARS_NAMED).result()).isEqualTo(Result.UNKNOWN);
        assertThat(deaf.judgedBy(LIARS_NAMED).result()).isEqualTo(Result.UNKNOWN);
        assertThat(silent.judgedBy(LIARS_NAMED).result()).isEqualTo(Result.UNKNOWN);
    }

    @Test
    void aSearchThatFindsWhatIsThereIsASuccess() {
        CheckSpec all = Story.check(SEARCH_SUCCESS, Comparison.AT_LEAST, 1);

        assertThat(search(Outcome.OK, 2, 2).judgedBy(all).result()).isEqualTo(Result.PASSED);
        assertFailed(search(Outcome.NOT_FOUND, 2, 1).judgedBy(all), "a found 1 of 2 files");
        assertThat(search(Outcome.OK, 0, 0).judgedBy(all).result()).isEqualTo(Result.UNKNOWN);
    }

    @Test
    void anUploadIsASuccessIfItsTakersKeptIt() {
        CheckSpec all = Story.check(PUT_SUCCESS, Comparison.AT_LEAST, 1);

        assertThat(put(Outcome.OK, 1).judgedBy(all).result()).isEqualTo(Result.PASSED);
        assertFailed(put(Outcome.OK, 2).judgedBy(all), "2 takers named and 1 kept");
        assertFailed(put(Outcome.FAILED, 0).judgedBy(all), "FAILED");
        assertThat(put(Outcome.ABANDONED, 0).judgedBy(all).result()).isEqualTo(Result.UNKNOWN);
    }
}
