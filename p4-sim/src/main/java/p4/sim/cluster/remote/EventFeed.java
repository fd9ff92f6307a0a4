package p4.sim.cluster.remote;

import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import p4.lab.v1.Told;
import p4.sim.journal.Entry;
import p4.sim.journal.EntryCodec;
import p4.sim.journal.Event;
import p4.sim.journal.Journal;
import p4.time.Timeline;

/**
 * Brings the events of one member into the journal, each once and in the member's order.
 *
 * <p>A call that breaks is made again and goes on where it stopped. What the member had to throw away
 * meanwhile is told as what it is: something the laboratory does not know.
 */
final class EventFeed {

    private static final String LAB = "lab";
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final int TRIES = 100;

    private final RemoteMember member;
    private final Journal journal;
    private final Timeline timeline;
    private final BooleanSupplier excused;
    private final Consumer<Throwable> broken;
    private final CompletableFuture<Void> over = new CompletableFuture<>();
    private long next = 1;
    private int failures;
    private boolean ended;

    /**
     * Will ask {@code member}.
     *
     * @param excused tells whether it is no wonder that the member is silent
     * @param broken hears, on any thread, what is thrown by the journal's listeners, and that the
     *     member has been silent for too long
     */
    EventFeed(
            RemoteMember member,
            Journal journal,
            Timeline timeline,
            BooleanSupplier excused,
            Consumer<Throwable> broken) {
        this.member = member;
        this.journal = journal;
        this.timeline = timeline;
        this.excused = excused;
        this.broken = broken;
    }

    /** Begins. */
    void start() {
        member.events(next(), new Call());
    }

    /**
     * Makes no more calls, since the member is to be killed.
     *
     * @return done when the last event is in the journal
     */
    synchronized CompletionStage<Void> end() {
        ended = true;
        return over;
    }

    private synchronized long next() {
        return next;
    }

    private synchronized void take(Told told) {
        failures = 0;
        if (told.getToldCase() == Told.ToldCase.LOST_BEFORE) {
            String lost = "events " + next + " to " + (told.getLostBefore() - 1) + " of "
                    + member.name() + " are lost, which it could not keep for so long";
            next = told.getLostBefore();
            journal.tell(LAB, new Event.RecordTorn(lost));
            return;
        }
        Entry entry = EntryCodec.read(told.getEntry());
        if (entry.turn() != next) {
            throw new IllegalStateException("member " + member.name() + " told event "
                    + entry.turn() + ", expected " + next);
        }
        next++;
        journal.tell(entry.at(), entry.who(), entry.event());
    }

    private synchronized void hangUp(String why) {
        if (ended) {
            over.complete(null);
        } else if (excused.getAsBoolean() || ++failures < TRIES) {
            timeline.after(PAUSE, this::start);
        } else {
            broken.accept(new IllegalStateException(
                    "member " + member.name() + " is silent and should not be: " + why));
        }
    }

    private final class Call implements StreamObserver<Told> {

        @Override
        public void onNext(Told told) {
            try {
                take(told);
            } catch (RuntimeException | Error thrown) {
                broken.accept(thrown);
            }
        }

        @Override
        public void onError(Throwable failed) {
            hangUp(Reply.words(failed));
        }

        @Override
        public void onCompleted() {
            hangUp("it ended the call");
        }
    }
}
