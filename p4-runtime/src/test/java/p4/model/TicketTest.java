package p4.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A ticket says one thing, and nobody else can make or change one. Source: threats, row 2. */
class TicketTest {

    private static final TicketKey MASTER = new TicketKey("0f".repeat(32));
    private static final PeerId ALICE = new PeerId("alice");
    private static final ContentHash LEASE = ContentHash.ofContent(new byte[] {1});
    private static final TicketKey KEY = MASTER.derive(ALICE, LEASE);
    private static final Ticket TICKET = KEY.sign(new TicketClaims(
            TicketUse.FETCH,
            new PeerId("bob"),
            ALICE,
            ContentHash.ofContent(new byte[] {2}),
            Instant.ofEpochMilli(1_700_000_000_123L),
            "0a".repeat(16)));

    @Test
    void aTicketIsReadAsItWasWritten() {
        Ticket read = Ticket.parse(TICKET.text());

        assertThat(read).isEqualTo(TICKET);
        assertThat(KEY.signed(read)).isTrue();
    }

    /** The ticket with each of its characters changed in turn, as far as that still is a ticket. */
    static List<Ticket> alterations() {
        List<Ticket> altered = new ArrayList<>();
        String text = TICKET.text();
        for (int i = 0; i < text.length(); i++) {
            char other = text.charAt(i) == '0' ? '1' : '0';
            try {
                altered.add(Ticket.parse(text.substring(0, i) + other + text.substring(i + 1)));
            } catch (IllegalArgumentException noTicket) {
                assertThat(noTicket).hasMessageStartingWith("not a ticket");
            }
        }
        return altered;
    }

    @ParameterizedTest
    @MethodSource("alterations")
    void whateverIsAlteredTheSignatureIsNoMoreGood(Ticket altered) {
        assertThat(altered).isNotEqualTo(TICKET);
        assertThat(KEY.signed(altered)).isFalse();
    }

    @Test
    void manyAlterationsAreStillTickets() {
        assertThat(alterations()).hasSizeGreaterThan(150);
    }

    @Test
    void everyLeaseOfEveryHolderHasAKeyOfItsOwn() {
        TicketKey another = MASTER.derive(new PeerId("carol"), LEASE);
        TicketKey later = MASTER.derive(ALICE, ContentHash.ofContent(new byte[] {9}));

        assertThat(List.of(MASTER, KEY, another, later)).doesNotHaveDuplicates();
        assertThat(another.signed(TICKET)).isFalse();
        assertThat(later.signed(TICKET)).isFalse();
        assertThat(MASTER.signed(TICKET)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "p4t1",
                "p4t2 FETCH bob alice x 1 y z",
                "p4t1 STEAL bob alice",
                "p4t1 FETCH bob alice  1 y z"
            })
    void whatIsNoTicketIsRefusedAndNotRepeated(String text) {
        assertThatThrownBy(() -> Ticket.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("not a ticket")
                .message()
                .doesNotContain("alice");
    }

    @Test
    void proofsAndPermitsOfOneKeyAreNeverTicketsNorOneAnother() {
        String nonce = "0a".repeat(16);
        var sample = new Sample(new FilePath("a"), LEASE, 0, 1);

        String proof = KEY.proof(nonce);
        String permit = KEY.permit(nonce, sample);

        assertThat(List.of(proof, permit, TICKET.hmac())).doesNotHaveDuplicates();
        assertThat(KEY.permits(permit, nonce, sample)).isTrue();
        assertThat(KEY.permits(proof, nonce, sample)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0A0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a", "p4t1 FETCH bob alice", "0a"})
    void nothingButANonceIsProven(String nonce) {
        var sample = new Sample(new FilePath("a"), LEASE, 0, 1);

        assertThatThrownBy(() -> KEY.proof(nonce)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> KEY.permit(nonce, sample))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aTokenHas256BitsAndIsKnownByItsHashAlone() {
        var chance = new SplittableRandom(1);
        List<Token> tokens =
                IntStream.range(0, 1_000).mapToObj(i -> Token.draw(chance)).toList();

        assertThat(tokens)
                .doesNotHaveDuplicates()
                .allMatch(token -> token.secret().length() == 43);
        assertThat(tokens.get(0).digest().hex()).doesNotContain(tokens.get(0).secret());
        assertThat(new Token(tokens.get(0).secret()).digest())
                .isEqualTo(tokens.get(0).digest());
        assertThatThrownBy(() -> new Token("guess")).message().doesNotContain("guess");
    }
}
