package p4.compat.program;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import p4.control.Refusal;
import p4.model.FilePath;
import p4.model.PeerId;
import p4.peer.CommandFailed;
import p4.peer.PeerEvent;
import p4.peer.PeerObserver;
import p4.time.Alarm;
import p4.time.Backoff;
import p4.time.Timeline;

/**
 * Keeps a program on its network: joins, shows that it is there, joins again where it was forgotten.
 *
 * <p>Lives on the program's timeline. One request of its own is under way at a time, so that the tracker
 * hears of the latest offer last.
 */
final class Session {

    private static final Backoff AGAIN =
            new Backoff(Duration.ofMillis(500), Duration.ofSeconds(30));

    private final PeerId name;
    private final Tongue tongue;
    private final Supplier<List<FilePath>> files;
    private final PeerObserver observer;
    private final RandomGenerator chance;
    private final Timeline timeline;
    private final List<CompletableFuture<Void>> waiting = new ArrayList<>();
    private State state = State.OUT;
    private boolean talking;
    private boolean stale;
    private int joins;
    private int tries;
    private Alarm next = () -> {};

    private enum State {
        OUT,
        IN,
        OVER
    }

    /** Will keep {@code name} on its network, which offers whatever {@code files} are at the time. */
    Session(
            PeerId name,
            Tongue tongue,
            Supplier<List<FilePath>> files,
            PeerObserver observer,
            RandomGenerator chance,
            Timeline timeline) {
        this.name = name;
        this.tongue = tongue;
        this.files = files;
        this.observer = observer;
        this.chance = chance;
        this.timeline = timeline;
    }

    /** Joins, however often it takes. */
    void start() {
        goOn();
    }

    /** Whether the tracker knows it, as far as it knows. */
    boolean isIn() {
        return state == State.IN;
    }

    /** Tells the tracker of the offer, which changed. */
    void changed() {
        stale = true;
        if (state == State.IN) goOn();
    }

    /**
     * Asks {@code question} once it is in; joins again, and asks again once, where it was forgotten.
     *
     * @return the answer; fails with {@link CommandFailed} alone
     */
    <T> CompletionStage<T> ask(Supplier<CompletionStage<T>> question) {
        return once(question)
                .exceptionallyComposeAsync(
                        failed -> isForgotten(failed)
                                ? once(question)
                                : CompletableFuture.failedFuture(CommandFailed.of(failed)),
                        timeline);
    }

    /** Leaves the network, and says no more to it. */
    CompletionStage<Void> leave() {
        boolean wasIn = state == State.IN;
        crash();
        return wasIn ? tongue.leave() : CompletableFuture.completedFuture(null);
    }

    /** Says no more. */
    void crash() {
        state = State.OVER;
        next.cancel();
        noLongerWaiting().forEach(one -> one.completeExceptionally(over()));
    }

    private <T> CompletionStage<T> once(Supplier<CompletionStage<T>> question) {
        return whenIn().thenComposeAsync(
                        in -> {
                            int session = joins;
                            return question.get()
                                    .whenCompleteAsync(
                                            (answer, failed) -> {
                                                if (failed != null && isForgotten(failed))
                                                    forgotten(session);
                                            },
                                            timeline);
                        },
                        timeline);
    }

    private CompletionStage<Void> whenIn() {
        if (state == State.IN) return CompletableFuture.completedFuture(null);
        if (state == State.OVER) return CompletableFuture.failedFuture(over());
        if (tries > 0) {
            return CompletableFuture.failedFuture(new CommandFailed(
                    CommandFailed.Kind.FAILED, "this program is not on its network"));
        }
        var in = new CompletableFuture<Void>();
        waiting.add(in);
        return in;
    }

    /** Says what is due: a join, the offer, or a beat. */
    private void goOn() {
        if (talking || state == State.OVER) return;
        next.cancel();
        talking = true;
        if (state == State.OUT) join();
        else if (stale) offer();
        else beat();
    }

    private void join() {
        List<FilePath> offered = files.get();
        stale = false;
        timeline.when(tongue.join(offered), (joined, failed) -> {
            talking = false;
            if (state == State.OVER) return;
            if (failed != null) {
                notIn(CommandFailed.of(failed));
                return;
            }
            state = State.IN;
            joins++;
            tries = 0;
            tell(new PeerEvent.Announced(name));
            tell(new PeerEvent.Published(offered.size()));
            noLongerWaiting().forEach(one -> one.complete(null));
            nextAfter(true);
        });
    }

    private void offer() {
        List<FilePath> offered = files.get();
        stale = false;
        timeline.when(tongue.offer(offered), (took, failed) -> {
            if (failed == null) tell(new PeerEvent.Published(offered.size()));
            else stale = true;
            heard(failed);
        });
    }

    private void beat() {
        timeline.when(tongue.beat(), (alive, failed) -> heard(failed));
    }

    private void heard(Throwable failed) {
        talking = false;
        if (state == State.IN && failed != null && isForgotten(failed)) {
            forgotten(joins);
        } else if (state == State.IN) {
            if (failed != null) tell(new PeerEvent.TrackerSilent("what it was told"));
            nextAfter(failed == null);
        } else {
            goOn();
        }
    }

    private void forgotten(int session) {
        if (state != State.IN || session != joins) return;
        tell(new PeerEvent.LeaseLost(Refusal.STALE_TOKEN));
        state = State.OUT;
        goOn();
    }

    private void notIn(CommandFailed why) {
        tell(
                why.kind() == CommandFailed.Kind.FAILED
                        ? new PeerEvent.TrackerSilent("join")
                        : new PeerEvent.AnnounceRefused(refusal(why)));
        tries++;
        noLongerWaiting().forEach(one -> one.completeExceptionally(why));
        next = timeline.after(
                AGAIN.noLongerThan(tongue.beatEvery()).pause(tries, chance), this::goOn);
    }

    /** Goes on at once if the offer changed meanwhile, unless what was said last came to nothing. */
    private void nextAfter(boolean well) {
        if (well && stale) goOn();
        else next = timeline.after(tongue.beatEvery(), this::goOn);
    }

    private List<CompletableFuture<Void>> noLongerWaiting() {
        List<CompletableFuture<Void>> all = List.copyOf(waiting);
        waiting.clear();
        return all;
    }

    private static Refusal refusal(CommandFailed why) {
        return switch (why.kind()) {
            case UNAUTHORIZED -> Refusal.BAD_CREDENTIALS;
            case CONFLICT -> Refusal.NAME_TAKEN;
            case NOT_FOUND, INVALID, FAILED -> Refusal.MALFORMED;
        };
    }

    private static boolean isForgotten(Throwable failed) {
        return CommandFailed.of(failed).kind() == CommandFailed.Kind.UNAUTHORIZED;
    }

    private static CommandFailed over() {
        return new CommandFailed(CommandFailed.Kind.FAILED, "this program left its network");
    }

    private void tell(PeerEvent event) {
        observer.happened(event, timeline.instant());
    }
}
