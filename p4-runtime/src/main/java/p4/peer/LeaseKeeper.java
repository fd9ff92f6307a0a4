package p4.peer;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import p4.control.ControlPlane;
import p4.control.ControlReply;
import p4.control.ControlReply.Announced;
import p4.control.ControlReply.Refused;
import p4.control.ControlRequest;
import p4.control.Refusal;
import p4.model.FileTree;
import p4.model.Token;
import p4.time.Alarm;
import p4.time.Backoff;
import p4.time.Timeline;

/**
 * Keeps a peer on the network: announces, publishes, renews, and begins anew when the tracker forgot.
 *
 * <p>Lives on the peer's timeline. It never gives up: a silent tracker is asked again, ever more
 * rarely, with jitter, and a refusal that names a time is obeyed. While the lease lives the pauses are
 * no longer than a heartbeat, nor than half of what is left of it, so that a tracker that is back
 * before the lease ends finds it renewed. A pause that was cut short makes no later one longer: a
 * tracker that is back soon after is not kept waiting for many tries in little time.
 */
final class LeaseKeeper {

    private static final Backoff BACKOFF =
            new Backoff(Duration.ofMillis(200), Duration.ofSeconds(30));

    private final PeerSettings settings;
    private final ControlPlane tracker;
    private final Timeline timeline;
    private final RandomGenerator chance;
    private final PeerObserver observer;
    private final Publisher publisher;
    private Optional<Announced> lease = Optional.empty();
    private Optional<Refused> lastRefusal = Optional.empty();
    private final Set<Consumer<Announced>> waiting = new LinkedHashSet<>();
    private Instant leaseEnds = Instant.MIN;
    private Duration heartbeat = BACKOFF.max();
    private Alarm next = () -> {};
    private boolean stopped;
    private int failures;
    private long questions;

    LeaseKeeper(
            PeerSettings settings,
            ControlPlane tracker,
            UploadQuota quota,
            Timeline timeline,
            RandomGenerator chance,
            PeerObserver observer) {
        this.settings = settings;
        this.tracker = tracker;
        this.timeline = timeline;
        this.chance = chance;
        this.observer = observer;
        this.publisher = new Publisher(tracker, quota, timeline, this::lost, this::tell);
    }

    /** Begins; the stage is done when the first offer was taken. */
    CompletionStage<Void> start() {
        announce();
        return publisher.ready();
    }

    /** The lease as it was last granted, while there is one. */
    Optional<Announced> lease() {
        return lease;
    }

    /** Hands the next lease that is granted to {@code then}, unless that is called off. */
    Alarm whenLeased(Consumer<Announced> then) {
        waiting.add(then);
        return () -> waiting.remove(then);
    }

    /** Says why there is no lease. */
    CommandFailed whyNoLease() {
        return lastRefusal
                .map(refused -> new CommandFailed(Session.kind(refused.why()), refused.detail()))
                .orElseGet(() -> new CommandFailed(
                        CommandFailed.Kind.FAILED, "the tracker does not answer"));
    }

    /** How long the lease has left without another heartbeat. */
    Optional<Duration> leaseLeft() {
        return lease.map(granted -> Duration.between(timeline.instant(), leaseEnds));
    }

    /** Offers {@code tree} from now on. */
    void offer(FileTree tree) {
        publisher.offer(tree);
    }

    /** Acts on a 401 that somebody got with {@code token}: the lease is gone. */
    void lost(Token token, Refusal why) {
        if (!holds(token)) return;
        lease = Optional.empty();
        publisher.end();
        tell(new PeerEvent.LeaseLost(why));
        announce();
    }

    /** Ends the lease at the tracker; done whether or not it answers. */
    CompletionStage<Void> leave() {
        Optional<Announced> granted = lease;
        stop();
        return granted.map(had -> tracker.ask(new ControlRequest.Disconnect(had.token()))
                        .<Void>handle((reply, noAnswer) -> null)
                        .thenAcceptAsync(nothing -> {}, timeline))
                .orElseGet(() -> CompletableFuture.completedFuture(null));
    }

    /** Sends nothing any more. */
    void stop() {
        stopped = true;
        lease = Optional.empty();
        publisher.end();
        next.cancel();
    }

    private void announce() {
        next.cancel();
        var announce = new ControlRequest.Announce(
                settings.name(),
                settings.identity(),
                settings.credentials(),
                settings.port(),
                settings.host());
        ask(announce, this::announce, (reply, asked) -> {
            if (reply instanceof Announced granted) begin(granted, asked);
            else if (reply instanceof Refused refused) {
                lastRefusal = Optional.of(refused);
                tell(new PeerEvent.AnnounceRefused(refused.why()));
                later(pause(refused), this::announce);
            }
        });
    }

    private void begin(Announced granted, Instant asked) {
        failures = 0;
        lease = Optional.of(granted);
        leaseEnds = asked.plus(granted.lease());
        heartbeat = granted.heartbeat();
        lastRefusal = Optional.empty();
        tell(new PeerEvent.Announced(granted.peer()));
        publisher.begin(granted.token());
        List<Consumer<Announced>> hearers = List.copyOf(waiting);
        waiting.clear();
        hearers.forEach(hearer -> hearer.accept(granted));
        later(heartbeat, this::heartbeat);
    }

    private void heartbeat() {
        lease.ifPresent(granted -> {
            later(heartbeat, this::overdue);
            ask(new ControlRequest.Heartbeat(granted.token()), this::heartbeat, (reply, asked) -> {
                if (!holds(granted.token())) return;
                if (reply instanceof ControlReply.Renewed renewed) {
                    renewed(granted, renewed, asked);
                } else if (reply instanceof Refused refused) {
                    heartbeatRefused(granted, refused);
                }
            });
        });
    }

    /** Waits no more for a heartbeat that may be lost; should it be answered yet, all the better. */
    private void overdue() {
        questions++;
        silent(ControlRequest.Heartbeat.class, this::heartbeat);
    }

    private void renewed(Announced granted, ControlReply.Renewed renewed, Instant asked) {
        failures = 0;
        Instant ends = asked.plus(granted.lease());
        if (ends.isAfter(leaseEnds)) leaseEnds = ends;
        heartbeat = renewed.heartbeat();
        publisher.catchUp();
        later(heartbeat, this::heartbeat);
    }

    private void heartbeatRefused(Announced granted, Refused refused) {
        if (refused.why().httpStatus() == Refusal.STALE_TOKEN.httpStatus()) {
            lost(granted.token(), refused.why());
        } else {
            later(pause(refused), this::heartbeat);
        }
    }

    private boolean holds(Token token) {
        return lease.filter(granted -> granted.token().equals(token)).isPresent();
    }

    private void ask(
            ControlRequest request, Runnable again, BiConsumer<ControlReply, Instant> then) {
        if (stopped) return;
        Instant asked = timeline.instant();
        long question = ++questions;
        timeline.when(tracker.ask(request), (reply, noAnswer) -> {
            if (stopped) return;
            if (noAnswer == null) then.accept(reply, asked);
            // Whether an older one is lost says nothing any more.
            else if (question == questions) silent(request.getClass(), again);
        });
    }

    private void silent(Class<?> request, Runnable again) {
        tell(new PeerEvent.TrackerSilent(request.getSimpleName()));
        later(backOff(), again);
    }

    private Duration pause(Refused refused) {
        return refused.retryAfter().orElseGet(this::backOff);
    }

    private Duration backOff() {
        Duration most = leaseLeft()
                .map(left -> shorter(heartbeat, left.dividedBy(2)))
                .filter(wait -> !wait.isNegative())
                .orElse(BACKOFF.max());
        int attempt = failures + 1;
        if (BACKOFF.longest(attempt).compareTo(most) <= 0) failures = attempt;
        return BACKOFF.noLongerThan(most).pause(attempt, chance);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private void later(Duration pause, Runnable task) {
        next.cancel();
        if (!stopped) next = timeline.after(pause, task);
    }

    private void tell(PeerEvent event) {
        observer.happened(event, timeline.instant());
    }
}
