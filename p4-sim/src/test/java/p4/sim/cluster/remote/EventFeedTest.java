package p4.sim.cluster.remote;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Server;
import io.grpc.Status;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.inprocess.InProcessServerBuilder;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import p4.lab.v1.EventsOrder;
import p4.lab.v1.MemberGrpc;
import p4.lab.v1.Told;
import p4.model.Token;
import p4.sim.journal.Entry;
import p4.sim.journal.EntryCodec;
import p4.sim.journal.Event;
import p4.sim.journal.Journal;
import p4.sim.journal.Transcript;
import p4.time.ManualTimeline;

/** A feed on a timeline that a test moves, and a member that tells what the test has it tell. */
class EventFeedTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final ManualTimeline timeline = new ManualTimeline();
    private final Journal journal = new Journal(() -> SECOND);
    private final Transcript told = Transcript.of(journal);
    private final List<Throwable> broken = new ArrayList<>();
    private final List<Long> calls = new ArrayList<>();
    private int eventsACall = 100;
    private int events;
    private long keptFrom = 1;
    private boolean excused;
    private Server server;
    private RemoteMember member;

    @BeforeEach
    void start() throws IOException {
        String name = InProcessServerBuilder.generateName();
        server = InProcessServerBuilder.forName(name)
                .directExecutor()
                .addService(new Breaking())
                .build()
                .start();
        member = new RemoteMember(
                "a",
                () -> InProcessChannelBuilder.forName(name).directExecutor(),
                Token.draw(new SplittableRandom(7)));
    }

    @AfterEach
    void stop() {
        member.close();
        server.shutdownNow();
    }

    /** Tells a few events, from the one asked for on, and breaks the call. */
    private final class Breaking extends MemberGrpc.MemberImplBase {

        @Override
        public void events(EventsOrder order, StreamObserver<Told> reply) {
            calls.add(order.getFrom());
            long first = Math.max(order.getFrom(), keptFrom);
            if (first > order.getFrom()) {
                reply.onNext(Told.newBuilder().setLostBefore(first).build());
            }
            LongStream.rangeClosed(first, Math.min(first + eventsACall - 1, events))
                    .mapToObj(EventFeedTest::entry)
                    .forEach(entry -> reply.onNext(
                            Told.newBuilder().setEntry(EntryCodec.write(entry)).build()));
            reply.onError(Status.UNAVAILABLE.asRuntimeException());
        }
    }

    private static Entry entry(long number) {
        return new Entry(number, Duration.ofMillis(number), "a", new Event.Published((int) number));
    }

    private EventFeed feed() {
        return new EventFeed(member, journal, timeline, () -> excused, broken::add);
    }

    @Test
    void aConnectionThatBreaksGoesOnWhereItStopped() {
        events = 7;
        eventsACall = 3;

        feed().start();
        timeline.advance(SECOND);

        assertThat(told.entries())
                .extracting(Entry::event)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 7)
                        .mapToObj(Event.Published::new)
                        .toList());
        assertThat(calls).startsWith(1L, 4L, 7L, 8L);
        assertThat(broken).isEmpty();
    }

    @Test
    void whatTheMemberCouldNotKeepIsToldToBeUnknown() {
        events = 9;
        keptFrom = 5;

        feed().start();

        assertThat(told.entries().get(0).event())
                .isInstanceOfSatisfying(
                        Event.RecordTorn.class,
                        torn -> assertThat(torn.how()).contains("events 1 to 4 of a"));
        assertThat(told.entries().get(1).event()).isEqualTo(new Event.Published(5));
    }

    @Test
    void aMemberThatIsSilentForTooLongBreaksTheRun() {
        feed().start();

        timeline.advance(SECOND.multipliedBy(30));

        assertThat(broken)
                .singleElement()
                .satisfies(why -> assertThat(why).hasMessageContaining("a is silent"));
    }

    @Test
    void aMemberThatStandsStillMayBeSilentForAsLongAsItDoes() {
        excused = true;
        feed().start();
        timeline.advance(SECOND.multipliedBy(30));

        excused = false;
        events = 1;
        timeline.advance(SECOND);

        assertThat(broken).isEmpty();
        assertThat(told.entries()).hasSize(1);
    }

    @Test
    void aFeedThatIsEndedIsOverWhenItsLastCallIs() {
        events = 2;
        EventFeed feed = feed();
        feed.start();

        var over = feed.end().toCompletableFuture();
        assertThat(over).isNotDone();
        timeline.advance(SECOND);

        assertThat(over).isDone();
        assertThat(told.entries()).hasSize(2);
        assertThat(broken).isEmpty();
    }
}
