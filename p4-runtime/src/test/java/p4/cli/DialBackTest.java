package p4.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import p4.control.ControlReply;
import p4.control.ControlReply.Announced;
import p4.control.ControlReply.Located;
import p4.control.ControlRequest;
import p4.control.ControlRequest.Announce;
import p4.control.ControlRequest.Locate;
import p4.control.ControlRequest.Publish;
import p4.control.Conversation;
import p4.model.Credentials;
import p4.model.FileManifest;
import p4.model.FileTree;
import p4.model.PeerId;
import p4.time.SystemTimeline;
import p4.wire.http.HttpControlPlane;
import p4.wire.http.JdkCarrier;

/** A tracker from the jar sends nobody to a peer that is not there. Source: threats, row 1. */
class DialBackTest extends NetworkFixture {

    private static final Duration SOON = Duration.ofSeconds(10);
    private static final FileManifest BAIT = Conversation.file("bait.txt", "none");

    private final ScheduledExecutorService later = Executors.newSingleThreadScheduledExecutor();
    private final ExecutorService wire = Executors.newSingleThreadExecutor();

    @AfterEach
    void stopClient() {
        later.shutdownNow();
        wire.shutdownNow();
    }

    @Test
    void aPeerThatAnnouncesAPortWhereNobodyListensIsNotHandedOut() throws IOException {
        startTracker();
        int port = freePort();

        announce("liar", port);

        await().atMost(SOON).until(() -> warnings().contains("127.0.0.1:" + port));
        assertThat(holders()).isEmpty();
    }

    @Test
    void aPeerThatAnnouncesAnothersPortIsNotHandedOut() throws IOException {
        startTracker();
        PeerProcess victim = startPeer("victim");

        announce("liar", URI.create("http://" + victim.address()).getPort());

        await().atMost(SOON).until(() -> warnings().contains(victim.address()));
        assertThat(holders()).isEmpty();
    }

    @Test
    void aPeerThatServesWhereItSaysIsHandedOutAndNobodyIsWarned() throws IOException {
        startTracker();
        write("honest/plan.txt", "the plan");

        PeerProcess honest = startPeer("honest");

        await().atMost(SOON)
                .until(() -> say("where", "plan.txt", "--tracker", url())
                        .out()
                        .contains(honest.address()));
        assertThat(warnings()).isEmpty();
    }

    @Test
    void anOperatorMayHaveEverybodyBelieved() throws IOException {
        startTracker("--no-dial-back");
        int port = freePort();

        announce("believed", port);

        assertThat(holders()).containsExactly(new PeerId("believed"));
        assertThat(warnings()).isEmpty();
    }

    /** Somebody who says that it serves {@link #BAIT} at {@code port}. */
    private void announce(String name, int port) {
        Announced announced = join(name, OptionalInt.of(port));
        ask(new Publish(announced.token(), FileTree.of(List.of(BAIT)), OptionalLong.empty()));
    }

    private List<PeerId> holders() {
        Announced asker = join("asker", OptionalInt.empty());
        ControlReply reply = ask(new Locate(asker.token(), BAIT.path(), Optional.empty()));
        return reply instanceof Located located
                ? located.holders().stream().map(ControlReply.Offer::peer).toList()
                : List.of();
    }

    private Announced join(String name, OptionalInt port) {
        return (Announced) ask(new Announce(
                new PeerId(name),
                Conversation.identity(name),
                Credentials.shared(SECRET),
                port,
                Optional.empty()));
    }

    private ControlReply ask(ControlRequest request) {
        var client = JdkCarrier.client(wire, SOON);
        return new HttpControlPlane(URI.create(url()), client, SOON, new SystemTimeline(later))
                .ask(request)
                .toCompletableFuture()
                .join();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
