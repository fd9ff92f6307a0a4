package p4.sim.check;

import static org.assertj.core.api.Assertions.assertThat;
import static p4.sim.scenario.CheckName.NO_BYTES_WITHOUT_A_VALID_TICKET;
import static p4.sim.scenario.CheckName.NO_FOREIGN_TICKET_ACCEPTED;
import static p4.sim.scenario.CheckName.NO_HANDOUT_AFTER_EXPIRY;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import p4.sim.check.Verdict.Result;
import p4.sim.journal.Event;

class TicketChecksTest {

    private static Story ticketFromATo(String holder) {
        return new Story().at(1).ticket("a", holder, 1);
    }

    private static void assertFailed(Verdict verdict, String... words) {
        assertThat(verdict.result()).isEqualTo(Result.FAILED);
        assertThat(verdict.why()).contains(words);
        assertThat(verdict.turn()).isPresent();
    }

    @Test
    void bytesMayLeaveForATicketGivenAndFoundGood() {
        Story story = ticketFromATo("b").accepted("b", "a", 1).served("b", "a", 1, 10);

        Verdict verdict = story.judgedBy(NO_BYTES_WITHOUT_A_VALID_TICKET);

        assertThat(verdict.result()).isEqualTo(Result.PASSED);
        assertThat(verdict.figure()).isEqualTo("1 streams of bytes");
    }

    @Test
    void aHolderThatNeverLooksAtTicketsIsCaught() {
        Story story = new Story().accepted("b", "a", 1).served("b", "a", 1, 10);

        assertFailed(
                story.judgedBy(NO_BYTES_WITHOUT_A_VALID_TICKET), "b let 10 bytes", "never gave");
    }

    @Test
    void aHolderThatServesBeforeItAskedIsCaught() {
        Story story = ticketFromATo("b").served("b", "a", 1, 10).accepted("b", "a", 1);

        assertFailed(
                story.judgedBy(NO_BYTES_WITHOUT_A_VALID_TICKET),
                "without having found its ticket good");
    }

    @Test
    void aTicketForAnotherHolderRequesterContentOrUseMovesNoByte() {
        Story holder = ticketFromATo("c").accepted("b", "a", 1).served("b", "a", 1, 10);
        Story requester = ticketFromATo("b").accepted("b", "m", 1).served("b", "m", 1, 10);
        Story use = new Story()
                .ticket("STORE", "a", "b", 1)
                .accepted("b", "a", 1)
                .served("b", "a", 1, 1);
        Story content = ticketFromATo("b")
                .tell("b", new Event.TicketAccepted("a", Story.OTHER, "nonce-1"))
                .tell("b", new Event.BytesServed("a", Story.OTHER, "nonce-1", 10));

        assertFailed(holder.judgedBy(NO_BYTES_WITHOUT_A_VALID_TICKET), "made out for a at c");
        assertFailed(requester.judgedBy(NO_BYTES_WITHOUT_A_VALID_TICKET), "for m", "for a at b");
        assertFailed(use.judgedBy(NO_BYTES_WITHOUT_A_VALID_TICKET), "to STORE");
        assertFailed(content.judgedBy(NO_BYTES_WITHOUT_A_VALID_TICKET), "made out for a at b");
    }

    @Test
    void oneTicketMovesBytesOnce() {
        Story story = ticketFromATo("b")
                .accepted("b", "a", 1)
                .served("b", "a", 1, 10)
                .accepted("b", "a", 1)
                .served("b", "a", 1, 10);

        assertFailed(story.judgedBy(NO_BYTES_WITHOUT_A_VALID_TICKET), "had been served before");
    }

    @Test
    void aStreamWithoutABytePaysNothing() {
        Verdict verdict =
                new Story().served("b", "a", 1, 0).judgedBy(NO_BYTES_WITHOUT_A_VALID_TICKET);

        assertThat(verdict.result()).isEqualTo(Result.UNKNOWN);
    }

    @Test
    void aTicketIsTakenByItsHolderAndConfirmedByTheTrackerOnce() {
        Story story = ticketFromATo("b").verified("b", "a", 1).accepted("b", "a", 1);

        Verdict verdict = story.judgedBy(NO_FOREIGN_TICKET_ACCEPTED);

        assertThat(verdict.result()).isEqualTo(Result.PASSED);
        assertThat(verdict.figure()).isEqualTo("2 tickets accepted");
    }

    @Test
    void aTicketForBTakenByCIsCaughtAtTheHolderAndAtTheTracker() {
        Story atHolder = ticketFromATo("b").accepted("c", "a", 1);
        Story atTracker = ticketFromATo("b").verified("c", "a", 1);

        assertFailed(atHolder.judgedBy(NO_FOREIGN_TICKET_ACCEPTED), "c accepted a ticket for b");
        assertFailed(atTracker.judgedBy(NO_FOREIGN_TICKET_ACCEPTED), "for c, a ticket for b");
    }

    @Test
    void aTicketTakenTwiceIsCaughtAtTheHolderAndAtTheTracker() {
        Story atHolder = ticketFromATo("b").accepted("b", "a", 1).accepted("b", "a", 1);
        Story atTracker = ticketFromATo("b").verified("b", "a", 1).verified("b", "a", 1);

        assertFailed(atHolder.judgedBy(NO_FOREIGN_TICKET_ACCEPTED), "a second time");
        assertFailed(atTracker.judgedBy(NO_FOREIGN_TICKET_ACCEPTED), "a second time");
    }

    @Test
    void aMadeUpOrStolenTicketIsCaught() {
        Story madeUp = new Story().accepted("b", "a", 9);
        Story stolen = ticketFromATo("b").accepted("b", "m", 1);

        assertFailed(madeUp.judgedBy(NO_FOREIGN_TICKET_ACCEPTED), "never gave");
        assertFailed(stolen.judgedBy(NO_FOREIGN_TICKET_ACCEPTED), "from m a ticket of a");
    }

    @Test
    void aHolderWithALeaseMayBeHandedOut() {
        Story story = new Story().granted("b").at(5).renewed("b").at(10).ticket("a", "b", 1);

        assertThat(story.judgedBy(NO_HANDOUT_AFTER_EXPIRY).result()).isEqualTo(Result.PASSED);
    }

    @Test
    void aHolderWhoseLeaseIsOverMayNotBeHandedOut() {
        Story story = new Story().granted("b").at(6.5).ticket("a", "b", 1);

        assertFailed(
                story.judgedBy(NO_HANDOUT_AFTER_EXPIRY), "sent a to b at 6.50 s", "until 6.00 s");
    }

    @Test
    void aHolderThatWasEvictedOrLeftMayNotBeHandedOut() {
        Story evicted = new Story().granted("b").at(6.1).evicted("b", 6).ticket("a", "b", 1);
        Story left = new Story().granted("b").at(1).ended("b").ticket("a", "b", 1);
        Story forgotten = new Story()
                .granted("b")
                .tell("lab", new Event.TrackerCrashed())
                .ticket("a", "b", 1);

        assertFailed(evicted.judgedBy(NO_HANDOUT_AFTER_EXPIRY), "b", "has no lease");
        assertFailed(left.judgedBy(NO_HANDOUT_AFTER_EXPIRY), "b", "has no lease");
        assertFailed(forgotten.judgedBy(NO_HANDOUT_AFTER_EXPIRY), "b", "has no lease");
    }

    @Test
    void aTicketThatSaysItsHoldersLeaseIsOverIsCaught() {
        Story story = new Story()
                .granted("b")
                .at(3)
                .tell(
                        "tracker",
                        new Event.TicketGiven(
                                "FETCH", "a", "b", Story.FILE, "n", Duration.ofSeconds(2)));

        assertFailed(story.judgedBy(NO_HANDOUT_AFTER_EXPIRY), "as the ticket says itself");
    }
}
