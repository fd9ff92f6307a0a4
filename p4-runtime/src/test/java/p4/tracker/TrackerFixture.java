package p4.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import p4.control.Caller;
import p4.control.Conversation;
import p4.control.DialBack;
import p4.model.TicketKey;
import p4.time.ManualTimeline;

/** A tracker on a timeline moved by hand, and everything it told its observer. */
abstract class TrackerFixture {

    static final Duration LEASE = Duration.ofSeconds(30);
    static final Duration HEARTBEAT = Duration.ofSeconds(9);
    static final Duration TICKET_LIFE = Duration.ofSeconds(20);
    static final Duration MILLI = Duration.ofMillis(1);
    static final String HOST = "198.51.100.7";
    static final TrackerSettings SETTINGS =
            new TrackerSettings(LEASE, HEARTBEAT, 2, TICKET_LIFE, false, false);

    final ManualTimeline timeline = new ManualTimeline();
    final List<TrackerEvent> events = new ArrayList<>();
    Tracker tracker;
    Conversation say;

    @BeforeEach
    void startUsual() {
        start(SETTINGS, TrackerLimits.standard());
    }

    void start(TrackerSettings settings, TrackerLimits limits) {
        start(settings, limits, DialBack.TRUSTING);
    }

    void start(TrackerSettings settings, TrackerLimits limits, DialBack dialBack) {
        tracker = new Tracker(
                settings,
                limits,
                new RandomHandout(),
                new TicketKey("0f".repeat(32)),
                new SplittableRandom(7),
                timeline,
                (event, now) -> {
                    assertThat(now).isEqualTo(timeline.instant());
                    events.add(event);
                },
                dialBack);
        tracker.start();
        say = from(HOST);
    }

    /** The standard guard with other bounds on what is remembered and on what is asked. */
    static TrackerLimits.Guard guard(int spentTickets, int challengesPerMinute) {
        TrackerLimits.Guard usual = TrackerLimits.standard().guard();
        return new TrackerLimits.Guard(
                usual.guessesPerHost(),
                usual.lockOut(),
                usual.hostsRemembered(),
                usual.complainersPerHolder(),
                usual.complaintLife(),
                spentTickets,
                challengesPerMinute);
    }

    /** What one at {@code host} with good credentials says. */
    Conversation from(String host) {
        return new Conversation(
                request -> tracker.handle(request, Caller.at(host).admit()));
    }

    /** What one at {@code host} with wrong credentials says. */
    Conversation strangerFrom(String host) {
        return new Conversation(request -> tracker.handle(request, Caller.at(host)));
    }

    /** The events of {@code kind}, in their order. */
    <E extends TrackerEvent> List<E> events(Class<E> kind) {
        return events.stream().flatMap(event -> cast(event, kind)).toList();
    }

    private static <E> Stream<E> cast(TrackerEvent event, Class<E> kind) {
        return kind.isInstance(event) ? Stream.of(kind.cast(event)) : Stream.empty();
    }
}
