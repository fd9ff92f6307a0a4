package p4.control;

import static org.assertj.core.api.Assertions.assertThat;
import static p4.control.Conversation.file;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import p4.control.ControlReply.Announced;
import p4.control.ControlReply.Located;
import p4.control.ControlReply.Offer;
import p4.control.ControlRequest.Announce;
import p4.control.ControlRequest.Heartbeat;
import p4.control.ControlRequest.Verify;
import p4.model.Credentials;
import p4.model.FileManifest;
import p4.model.PeerEndpoint;
import p4.model.PeerId;
import p4.model.Ticket;
import p4.model.TicketClaims;
import p4.model.TicketKey;
import p4.model.TicketUse;
import p4.model.Token;

/** No secret shows itself in a text that could end up in a log. Source: threats, row 4. */
class SecretsHideTest {

    private static final PeerId ALICE = new PeerId("alice");
    private static final FileManifest POEM = file("ode.txt", "joy");
    private static final Token TOKEN = Token.draw(new SplittableRandom(1));
    private static final Token IDENTITY = Token.draw(new SplittableRandom(2));
    private static final TicketKey KEY = new TicketKey("0f".repeat(32));
    private static final Ticket TICKET = KEY.sign(new TicketClaims(
            TicketUse.FETCH, ALICE, ALICE, POEM.hash(), Instant.EPOCH, "0a".repeat(16)));
    private static final Credentials PASSWORD =
            new Credentials(Optional.of("ann"), "correct horse battery");
    private static final Challenge CHALLENGE = new Challenge(ALICE, "0b".repeat(16), KEY);

    private static final List<String> SECRETS = List.of(
            TOKEN.secret(),
            IDENTITY.secret(),
            KEY.secret(),
            TICKET.hmac(),
            PASSWORD.secret(),
            KEY.proof(CHALLENGE.nonce()));

    static Stream<Object> holders() {
        var offer = new Offer(ALICE, new PeerEndpoint("192.0.2.7", 9_000), TICKET);
        return Stream.of(
                TOKEN,
                KEY,
                TICKET,
                PASSWORD,
                CHALLENGE,
                Optional.of(TOKEN),
                new Heartbeat(TOKEN),
                new Verify(TOKEN, TICKET),
                new Located(POEM, List.of(offer)),
                new Announce(ALICE, IDENTITY, PASSWORD, OptionalInt.of(1), Optional.empty()),
                new Announced(
                        ALICE, TOKEN, Duration.ofSeconds(9), Duration.ofSeconds(2), "::1", KEY));
    }

    @ParameterizedTest
    @MethodSource("holders")
    void whateverHoldsASecretDoesNotShowIt(Object holder) {
        assertThat(holder.toString()).doesNotContain(SECRETS);
    }
}
