package p4.tracker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static p4.control.Conversation.announce;

import java.util.SplittableRandom;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import p4.control.Caller;
import p4.control.ControlReply;
import p4.model.TicketKey;
import p4.time.ManualTimeline;

/** What is thrown on a tracker's timeline is not lost: it ends the node. */
class BrokenTrackerTest {

    private final ManualTimeline timeline = new ManualTimeline();
    private Class<?> forbidden = Void.class;
    private final Tracker tracker = new Tracker(
            TrackerSettings.standard().inLab(),
            TrackerLimits.laboratory(),
            new RandomHandout(),
            new TicketKey("0f".repeat(32)),
            new SplittableRandom(7),
            timeline,
            (event, now) -> {
                if (forbidden.isInstance(event)) throw new AssertionError(event);
            });
    private final TimelineHandler handler = new TimelineHandler(tracker, timeline);

    private CompletionStage<ControlReply> join() {
        return handler.handle(announce("alice"), Caller.at("127.0.0.1").admit());
    }

    @Test
    void whatIsThrownWhileItAnswersComesOutOfTheTimelineAndTheAskerIsNotKeptWaiting() {
        forbidden = TrackerEvent.Announced.class;
        CompletionStage<ControlReply> reply = join();

        assertThatThrownBy(timeline::runReady).isInstanceOf(AssertionError.class);

        assertThat(reply.toCompletableFuture()).isCompletedExceptionally();
    }

    @Test
    void whatIsThrownWhileItAnswersAtOnceComesOutOfTheTimelineToo() {
        forbidden = TrackerEvent.Announced.class;
        var direct = new DirectHandler(tracker, timeline);

        CompletionStage<ControlReply> reply =
                direct.handle(announce("alice"), Caller.at("127.0.0.1").admit());

        assertThat(reply.toCompletableFuture()).isCompletedExceptionally();
        assertThatThrownBy(timeline::runReady).isInstanceOf(AssertionError.class);
    }

    @Test
    void whatIsThrownWhileItSweepsComesOutOfTheTimeline() {
        tracker.start();
        timeline.await(join());
        forbidden = TrackerEvent.Evicted.class;

        assertThatThrownBy(() -> timeline.advance(TrackerSettings.standard().lease()))
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("Evicted");
    }
}
