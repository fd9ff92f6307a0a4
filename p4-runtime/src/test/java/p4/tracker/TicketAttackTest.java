package p4.tracker;

import static org.assertj.core.api.Assertions.assertThat;
import static p4.control.Conversation.file;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import p4.control.ControlReply.Announced;
import p4.control.ControlReply.Disconnected;
import p4.control.ControlReply.Refused;
import p4.control.ControlReply.Verified;
import p4.control.ControlRequest.Disconnect;
import p4.control.ControlRequest.Verify;
import p4.control.Refusal;
import p4.model.FileManifest;
import p4.model.Ticket;
import p4.model.TicketClaims;
import p4.model.TicketUse;

/** Attacks on tickets, and what comes of them. Source: threats, row 2. */
final class TicketAttackTest extends TrackerFixture {

    private static final FileManifest POEM = file("poems/ode.txt", "joy");

    private Announced alice;
    private Announced bob;
    private Announced carol;

    @BeforeEach
    void threePeersOfWhichTwoHoldThePoem() {
        alice = say.join("alice", POEM);
        carol = say.join("carol", POEM);
        bob = say.join("bob");
    }

    @Test
    void aTicketForOneHolderIsRefusedAtAnother() {
        Ticket forAlice = ticketFor(alice);

        assertThat(verify(carol, forAlice)).isEqualTo(Refusal.TICKET_FORGED);
        assertThat(verify(bob, forAlice)).isEqualTo(Refusal.TICKET_FORGED);
        say.ask(new Verify(alice.token(), forAlice), Verified.class);
    }

    @Test
    void aHolderCannotRewriteItsOwnTicketForAnother() {
        TicketClaims claims = ticketFor(alice).claims();
        var stolen = new TicketClaims(
                claims.use(),
                alice.peer(),
                carol.peer(),
                claims.content(),
                claims.expiry(),
                claims.nonce());

        Ticket signedByAlice = alice.ticketKey().sign(stolen);

        assertThat(verify(carol, signedByAlice)).isEqualTo(Refusal.TICKET_FORGED);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4})
    void anAlteredTicketIsRefused(int field) {
        Ticket ticket = ticketFor(alice);

        Ticket altered = new Ticket(alter(ticket.claims(), field), ticket.hmac());

        assertThat(verify(alice, altered)).isEqualTo(Refusal.TICKET_FORGED);
    }

    @Test
    void aTicketIsGoodToTheMillisecondBeforeItsExpiryAndNotAtIt() {
        Ticket inTime = ticketFor(alice);
        Ticket late = ticketFor(alice);

        timeline.advance(TICKET_LIFE.minus(MILLI));
        say.ask(new Verify(alice.token(), inTime), Verified.class);
        timeline.advance(MILLI);

        assertThat(verify(alice, late)).isEqualTo(Refusal.TICKET_EXPIRED);
    }

    @Test
    void aSpentTicketIsRefusedForAsLongAsItLives() {
        Ticket ticket = ticketFor(alice);
        say.ask(new Verify(alice.token(), ticket), Verified.class);

        for (int second = 0; second < 20; second++) {
            assertThat(verify(alice, ticket)).isEqualTo(Refusal.TICKET_REPLAYED);
            timeline.advance(Duration.ofSeconds(1));
        }

        assertThat(verify(alice, ticket)).isEqualTo(Refusal.TICKET_EXPIRED);
    }

    @Test
    void spentTicketsAreForgottenOnlyAfterTheyExpire() {
        remember(2);
        Ticket first = ticketFor(alice);
        say.ask(new Verify(alice.token(), first), Verified.class);
        say.ask(new Verify(alice.token(), ticketFor(alice)), Verified.class);

        Refused full = say.ask(new Verify(alice.token(), ticketFor(alice)), Refused.class);

        assertThat(full.why()).isEqualTo(Refusal.TOO_MANY);
        assertThat(verify(alice, first)).isEqualTo(Refusal.TICKET_REPLAYED);
        timeline.advance(TICKET_LIFE);
        say.ask(new Verify(alice.token(), ticketFor(alice)), Verified.class);
    }

    @Test
    void aTicketDiesWithTheLeaseOfItsHolder() {
        Ticket ticket = ticketFor(alice);

        Announced again = say.join("alice", POEM);

        assertThat(verify(again, ticket)).isEqualTo(Refusal.TICKET_FORGED);
    }

    @Test
    void aTicketDiesWithTheLeaseOfItsRequesterAndIsNotSpent() {
        Ticket ticket = ticketFor(alice);
        say.ask(new Disconnect(bob.token()), Disconnected.class);

        Refusal gone = verify(alice, ticket);
        say.join("bob");

        assertThat(gone).isEqualTo(Refusal.TICKET_EXPIRED);
        say.ask(new Verify(alice.token(), ticket), Verified.class);
    }

    @Test
    void noTwoTicketsShareANonce() {
        List<String> nonces = Stream.generate(() -> ticketFor(alice))
                .limit(100)
                .map(ticket -> ticket.claims().nonce())
                .distinct()
                .toList();

        assertThat(nonces).hasSize(100);
    }

    @Test
    void whatBecameOfATicketIsTold() {
        Ticket ticket = ticketFor(alice);

        verify(carol, ticket);
        say.ask(new Verify(alice.token(), ticket), Verified.class);

        assertThat(events(TrackerEvent.TicketRefused.class))
                .containsExactly(
                        new TrackerEvent.TicketRefused(carol.peer(), Refusal.TICKET_FORGED));
        assertThat(events(TrackerEvent.TicketVerified.class))
                .containsExactly(new TrackerEvent.TicketVerified(ticket.claims()));
    }

    private void remember(int spentTickets) {
        TrackerLimits.Guard guard = guard(spentTickets, 0);
        start(SETTINGS, TrackerLimits.standard().with(guard));
        threePeersOfWhichTwoHoldThePoem();
    }

    private Refusal verify(Announced holder, Ticket ticket) {
        return say.refusal(new Verify(holder.token(), ticket));
    }

    private Ticket ticketFor(Announced holder) {
        return say.locate(bob, "poems/ode.txt").holders().stream()
                .filter(offer -> offer.peer().equals(holder.peer()))
                .findFirst()
                .orElseThrow()
                .ticket();
    }

    private TicketClaims alter(TicketClaims claims, int field) {
        return new TicketClaims(
                field == 0 ? TicketUse.STORE : claims.use(),
                field == 1 ? carol.peer() : claims.requester(),
                claims.holder(),
                field == 2 ? file("x", "other").hash() : claims.content(),
                field == 3 ? claims.expiry().plusSeconds(3_600) : claims.expiry(),
                field == 4 ? "0".repeat(32) : claims.nonce());
    }
}
