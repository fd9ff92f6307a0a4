package p4.sim.run;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;
import p4.model.PeerId;
import p4.peer.CommandFailed;
import p4.peer.PeerCommands;
import p4.sim.journal.Event;
import p4.sim.journal.Event.Outcome;
import p4.sim.journal.Journal;
import p4.time.Timeline;

/**
 * What users wait for; each wish ends in the journal exactly once, also when its peer goes away.
 *
 * <p>Lives on the laboratory's timeline.
 */
final class Wishes {

    private final Journal journal;
    private final Timeline timeline;
    private final Map<Long, Wish> open = new TreeMap<>();
    private long made;

    Wishes(Journal journal, Timeline timeline) {
        this.journal = journal;
        this.timeline = timeline;
    }

    private record Wish(PeerId peer, Instant since, Failure failure) {}

    /** Puts into words how a wish came to nothing. */
    @FunctionalInterface
    interface Failure {
        Event event(Outcome outcome, Duration took, String detail);
    }

    /** How many are open. */
    int open() {
        return open.size();
    }

    /** Waits for {@code deed}, which the user of {@code peer} began now. */
    <T> void await(
            PeerId peer,
            CompletionStage<T> deed,
            BiFunction<T, Duration, Event> success,
            Failure failure) {
        long wish = ++made;
        open.put(wish, new Wish(peer, timeline.instant(), failure));
        timeline.when(deed, (result, thrown) -> {
            if (thrown == null) succeed(wish, result, success);
            else fail(wish, outcome(Causes.of(thrown)), detail(Causes.of(thrown)));
        });
    }

    /**
     * Writes down when the first bytes of fetch number {@code fetch} are there, which the user of
     * {@code peer} began now.
     */
    PeerCommands.Progress firstBytes(PeerId peer, long fetch) {
        Instant since = timeline.instant();
        var there = new AtomicBoolean();
        return (done, total) -> {
            if (!there.compareAndSet(false, true)) return;
            Duration after = Duration.between(since, timeline.instant());
            journal.tell(peer.value(), new Event.FirstBytes(fetch, after));
        };
    }

    /** Ends every open wish of {@code peer}, which is gone. */
    void abandon(PeerId peer) {
        List.copyOf(open.entrySet()).stream()
                .filter(entry -> entry.getValue().peer().equals(peer))
                .forEach(entry -> fail(entry.getKey(), Outcome.ABANDONED, "its peer went away"));
    }

    /** Ends every open wish, because the laboratory waits no longer. */
    void giveUp() {
        List.copyOf(open.keySet())
                .forEach(wish -> fail(wish, Outcome.FAILED, "no end while the laboratory waited"));
    }

    private <T> void succeed(long wish, T result, BiFunction<T, Duration, Event> success) {
        Wish done = open.remove(wish);
        if (done != null) {
            journal.tell(done.peer().value(), success.apply(result, took(done)));
        }
    }

    private void fail(long wish, Outcome outcome, String detail) {
        Wish done = open.remove(wish);
        if (done != null) {
            journal.tell(done.peer().value(), done.failure().event(outcome, took(done), detail));
        }
    }

    private Duration took(Wish wish) {
        return Duration.between(wish.since(), timeline.instant());
    }

    private static Outcome outcome(Throwable thrown) {
        if (!(thrown instanceof CommandFailed failed)) return Outcome.FAILED;
        return switch (failed.kind()) {
            case UNAUTHORIZED -> Outcome.REFUSED;
            case NOT_FOUND -> Outcome.NOT_FOUND;
            case INVALID, CONFLICT, FAILED -> Outcome.FAILED;
        };
    }

    private static String detail(Throwable thrown) {
        return String.valueOf(thrown.getMessage());
    }
}
