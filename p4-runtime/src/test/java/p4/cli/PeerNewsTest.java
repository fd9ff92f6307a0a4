package p4.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import p4.control.Refusal;
import p4.model.PeerId;
import p4.peer.PeerEvent;

/** What a peer's owner is told of its life on the network. */
@Timeout(10)
class PeerNewsTest {

    private static final String SILENT =
            "no tracker answers at http://127.0.0.1:8000; this peer keeps trying";

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final PeerNews news = new PeerNews(
            URI.create("http://127.0.0.1:8000"),
            new Silence(URI.create("http://127.0.0.1:8000")),
            new PrintStream(said, true, StandardCharsets.UTF_8));

    @Test
    void aTrackerThatIsSilentIsMentionedOnceAndSoIsItsReturn() {
        hear(new PeerEvent.TrackerSilent("Announce"));
        hear(new PeerEvent.TrackerSilent("Announce"));
        hear(new PeerEvent.Announced(new PeerId("ann")));
        hear(new PeerEvent.TrackerSilent("Heartbeat"));

        assertThat(lines())
                .containsExactly(SILENT, "on the network of http://127.0.0.1:8000 again", SILENT);
    }

    @Test
    void aPeerThatIsWelcomeSaysNothing() {
        hear(new PeerEvent.Announced(new PeerId("ann")));
        hear(new PeerEvent.Published(3));

        assertThat(lines()).isEmpty();
    }

    @Test
    void aWrongSecretEndsThePeer() {
        hear(new PeerEvent.AnnounceRefused(Refusal.BAD_CREDENTIALS));

        assertThat(news.awaitEnd()).isEqualTo(ExitCode.UNAUTHORIZED);
        assertThat(lines())
                .containsExactly("the tracker at http://127.0.0.1:8000 refused: the secret, or the"
                        + " user and password, are wrong");
    }

    @Test
    void anyOtherRefusalIsSaidAndThePeerKeepsTrying() {
        hear(new PeerEvent.AnnounceRefused(Refusal.NAME_TAKEN));

        assertThat(lines())
                .containsExactly("the tracker at http://127.0.0.1:8000 refused: another peer has"
                        + " that name; this peer keeps trying");
    }

    private void hear(PeerEvent event) {
        news.happened(event, Instant.EPOCH);
    }

    private List<String> lines() {
        return said.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
