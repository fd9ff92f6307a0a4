package p4.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import p4.model.PeerId;
import p4.peer.PeerEvent;
import p4.peer.PeerStatus;

/** Who watches over a node can ask how it is, from outside its process. */
class HealthTest extends NetworkFixture {

    private static final URI TRACKER = URI.create("http://127.0.0.1:8000");

    private final Deque<HealthSocket> nodes = new ArrayDeque<>();

    @AfterEach
    void stopNodes() {
        while (!nodes.isEmpty()) nodes.pop().close();
    }

    @Test
    void aWellNodeSaysSo() {
        node("10.0.0.1:8000", told(Wellness.well("a tracker of peers: 3")));

        Said said = say("health");

        assertThat(said).isEqualTo(new Said(ExitCode.OK, "well: a tracker of peers: 3\n", ""));
    }

    @Test
    void oneThatIsUnwellIsEnough() {
        node("10.0.0.1:8001", told(Wellness.unwell("not on the network yet")));
        node("10.0.0.1:8002", told(Wellness.well("on the network")));

        Said said = say("health");

        assertThat(said.exit()).isEqualTo(ExitCode.FAILED);
        assertThat(said.out()).isEqualTo("unwell: not on the network yet\nwell: on the network\n");
    }

    @Test
    void withoutANodeNothingIsWell() {
        Said said = say("health");

        assertThat(said.exit()).isEqualTo(ExitCode.FAILED);
        assertThat(said.errors()).isEqualTo("found no node that runs with this P4_HOME\n");
    }

    @Test
    void whatAKilledNodeLeftIsNoNodeAndIsReplaced() throws IOException {
        Home.makePrivate(file("10.0.0.1:8000").resolveSibling(""));
        ServerSocketChannel killed = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        killed.bind(UnixDomainSocketAddress.of(file("10.0.0.1:8000")));
        killed.close();

        Said before = say("health");
        node("10.0.0.1:8000", told(Wellness.well("again")));
        Said after = say("health");
        stopNodes();

        assertThat(before.errors()).isEqualTo("found no node that runs with this P4_HOME\n");
        assertThat(after.out()).isEqualTo("well: again\n");
        assertThat(file("10.0.0.1:8000")).doesNotExist();
    }

    @Test
    void aNodeThatHangsIsUnwell() {
        node("10.0.0.1:8000", new CompletableFuture<>());

        Said said = say("health");

        assertThat(said)
                .isEqualTo(new Said(ExitCode.FAILED, "unwell: does not come to answer\n", ""));
    }

    @Test
    void aBrokenNodeIsUnwellInOneLine() {
        node(
                "10.0.0.1:8000",
                CompletableFuture.failedFuture(new IllegalStateException("torn\napart")));

        Said said = say("health");

        assertThat(said.exit()).isEqualTo(ExitCode.FAILED);
        assertThat(said.out()).isEqualTo("unwell: java.lang.IllegalStateException: torn apart\n");
    }

    @Test
    void nobodyElseCanAsk() throws IOException {
        node("10.0.0.1:8000", told(Wellness.well("")));

        Path folder = file("10.0.0.1:8000").resolveSibling("");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                .isEqualTo("rwx------");
    }

    @Test
    void aPathTooLongForASocketCostsANodeItsHealthAlone() {
        Path deep = folder.resolve("d".repeat(120)).resolve("health");

        Optional<HealthSocket> none =
                HealthSocket.open(deep, () -> told(Wellness.well("")), System.err);

        assertThat(none).isEmpty();
    }

    @Test
    void whereNothingCanBeWrittenANodeDoesWithout() throws IOException {
        var warnings = new ByteArrayOutputStream();
        Path notAFolder = write("home", "");

        Optional<HealthSocket> none = HealthSocket.open(
                file("10.0.0.1:8000"),
                () -> told(Wellness.well("")),
                new PrintStream(warnings, true, StandardCharsets.UTF_8));

        assertThat(none).isEmpty();
        assertThat(warnings.toString(StandardCharsets.UTF_8))
                .startsWith("nobody can ask for this node's health at " + notAFolder)
                .hasLineCount(1);
    }

    @Test
    void aPeerIsWellOnceItHasBeenAnnouncedWhateverBecomesOfItsTracker() {
        var news = new PeerNews(TRACKER, new Silence(TRACKER), System.err);

        Wellness before = news.wellness(status(Optional.empty()));
        news.happened(new PeerEvent.Announced(new PeerId("ann")), Instant.EPOCH);

        assertThat(before.line())
                .isEqualTo("unwell: not on the network of http://127.0.0.1:8000 yet");
        assertThat(news.wellness(status(Optional.of(Duration.ofSeconds(3)))).line())
                .isEqualTo("well: on the network of http://127.0.0.1:8000");
        assertThat(news.wellness(status(Optional.empty())).line())
                .isEqualTo("well: off the network of http://127.0.0.1:8000");
    }

    private static PeerStatus status(Optional<Duration> leaseLeft) {
        return new PeerStatus(
                new PeerId("ann"),
                Optional.empty(),
                TRACKER.toString(),
                leaseLeft,
                0,
                0,
                0,
                0,
                0,
                OptionalInt.empty());
    }

    private static CompletionStage<Wellness> told(Wellness wellness) {
        return CompletableFuture.completedFuture(wellness);
    }

    private void node(String address, CompletionStage<Wellness> wellness) {
        HealthSocket.open(file(address), () -> wellness, System.err).ifPresent(nodes::push);
    }

    private Path file(String address) {
        return Home.of(environment).health(address);
    }
}
