package p4.sim.cluster.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import p4.control.ControlPlane;
import p4.control.ControlReply;
import p4.control.ControlRequest.Announce;
import p4.model.Credentials;
import p4.model.PeerId;
import p4.model.Token;
import p4.sim.Scenarios;
import p4.sim.journal.Event;
import p4.sim.journal.Journal;
import p4.sim.journal.Transcript;
import p4.time.SystemTimeline;
import p4.wire.http.HttpControlPlane;
import p4.wire.http.JdkCarrier;

class TrackerNodeTest {

    private static final Credentials CREDENTIALS = new Credentials(Optional.empty(), "a secret");
    private static final int PEERS = 8;
    private static final int CRASHES = 5;

    private final List<Throwable> thrown = new CopyOnWriteArrayList<>();
    private final Threads threads = new Threads(4, thrown::add);
    private final Journal journal = new Journal(() -> Duration.ZERO);
    private final Transcript told = Transcript.of(journal);
    private final TrackerNode node = new TrackerNode(
            Scenarios.TRACKER,
            CREDENTIALS,
            threads,
            new LoopbackPorts(new SplittableRandom(7)),
            journal,
            Instant.EPOCH,
            new SplittableRandom(7));

    @AfterEach
    void stop() {
        node.close();
        threads.close();
        assertThat(thrown).isEmpty();
    }

    @Test
    void aTrackerThatCrashedIsHeardOfNoMore() {
        for (int crash = 0; crash < CRASHES; crash++) {
            node.start();
            ControlPlane tracker = plane();
            for (int peer = 1; peer <= PEERS; peer++)
                insist(tracker, announce(peer)).join();

            node.crash().toCompletableFuture().join();

            assertThat(told.entries().get(told.entries().size() - 1).event())
                    .isEqualTo(new Event.TrackerCrashed());
        }
    }

    /** Announces again and again, until there is nobody to answer; done with the first answer. */
    private static CompletableFuture<ControlReply> insist(ControlPlane tracker, Announce announce) {
        CompletionStage<ControlReply> answer = tracker.ask(announce);
        CompletionStage<ControlReply> unused =
                answer.thenCompose(answered -> insist(tracker, announce));
        return answer.toCompletableFuture();
    }

    private ControlPlane plane() {
        return new HttpControlPlane(
                node.uri(),
                JdkCarrier.client(threads.wire(), Duration.ofSeconds(5)),
                Duration.ofSeconds(5),
                new SystemTimeline(threads.timelines()));
    }

    private static Announce announce(int peer) {
        return new Announce(
                new PeerId("peer-" + peer),
                Token.draw(new SplittableRandom(peer)),
                CREDENTIALS,
                OptionalInt.of(1),
                Optional.empty());
    }
}
