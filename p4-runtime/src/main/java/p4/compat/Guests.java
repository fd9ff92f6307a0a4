package p4.compat;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import p4.control.Refusal;
import p4.model.ContentHash;
import p4.model.PeerId;
import p4.model.Token;
import p4.time.Timeline;

/**
 * The guests of one dialect: lets them in, knows them by their tokens, and sees who is gone.
 *
 * <p>Whether somebody is let in is the tracker's decision. The token that a guest is given is drawn
 * here, and is another one than its native token. May be called from any thread; everything happens on
 * the gateway's timeline.
 */
public final class Guests implements AutoCloseable {

    private static final int LOOKS_PER_LIFE = 3;

    private final Gateway gateway;
    private final DataPort port;
    private final CompatLimits limits;
    private final Timeline timeline;
    private final Slots reads;
    private final Slots serves;
    private final Map<ContentHash, Guest> byToken = new LinkedHashMap<>();
    private int joining;
    private boolean closed;

    /** Has guests at {@code gateway}, whose bytes are read at {@code port}. */
    public Guests(Gateway gateway, DataPort port, CompatLimits limits) {
        this.gateway = gateway;
        this.port = port;
        this.limits = limits;
        this.timeline = gateway.timeline();
        this.reads = new Slots(limits.readsAtOnce(), limits.waitingMax(), timeline);
        this.serves = new Slots(limits.servesAtOnce(), limits.waitingMax(), timeline);
    }

    /**
     * Lets {@code visit} in, if the tracker does.
     *
     * <p>A guest of the same name whose data port does not answer any more makes place for it.
     *
     * @return the token it shall show from now on; fails with {@link GuestRefused}
     */
    public CompletionStage<Token> admit(Visit visit) {
        return onTimeline(() -> enter(visit)
                .exceptionallyCompose(failed -> isTaken(failed)
                        ? afterTheDead(visit.name(), failed)
                                .thenComposeAsync(gone -> enter(visit), timeline)
                        : CompletableFuture.failedFuture(failed)));
    }

    /**
     * Asks {@code question} of the guest whose token is {@code secret}, which is a sign of its life.
     *
     * @return what {@code question} came to; empty if nobody has that token
     */
    public <T> CompletionStage<Optional<T>> with(
            String secret, Function<Guest, CompletionStage<T>> question) {
        return onTimeline(() -> touched(
                digest(secret).flatMap(token -> Optional.ofNullable(byToken.get(token))),
                question));
    }

    /**
     * Asks {@code question} of the guest that {@code claim} is for, which is a sign of its life.
     *
     * @return what {@code question} came to; empty if there is no such guest
     */
    public <T> CompletionStage<Optional<T>> with(
            Claim claim, Function<Guest, CompletionStage<T>> question) {
        return onTimeline(() -> touched(meant(claim).findFirst(), question));
    }

    /**
     * Asks {@code question} in the name of a guest that came in from {@code host}, where calls say no
     * more than where they come from.
     *
     * <p>Of several, it is one that {@code suits}, if there is one; so that is no sign of its life.
     *
     * @return what {@code question} came to; empty if nobody came in from there
     */
    public <T> CompletionStage<Optional<T>> withAnyAt(
            String host, Predicate<Guest> suits, Function<Guest, CompletionStage<T>> question) {
        return onTimeline(() -> {
            List<Guest> there = byToken.values().stream()
                    .filter(guest -> guest.isSeenAt(host))
                    .toList();
            return ask(
                    there.stream()
                            .filter(suits)
                            .findFirst()
                            .or(() -> there.stream().findFirst()),
                    question);
        });
    }

    /** Tells whether the guest with {@code token} is there; to be asked on the gateway's timeline. */
    public boolean knows(Token token) {
        return byToken.containsKey(token.digest());
    }

    /** The guests there are, in the order they came; to be asked on the gateway's timeline. */
    public List<Guest> all() {
        return List.copyOf(byToken.values());
    }

    /** The guest called {@code name}; to be asked on the gateway's timeline. */
    public Optional<Guest> named(PeerId name) {
        return byToken.values().stream()
                .filter(guest -> guest.name().equals(name))
                .findFirst();
    }

    /** Has the guest with the token {@code secret} leave; false if there is none. */
    public CompletionStage<Boolean> leave(String secret) {
        return onTimeline(() -> digest(secret)
                .flatMap(token -> Optional.ofNullable(byToken.remove(token)))
                .map(guest -> guest.leave().thenApply(left -> true))
                .orElseGet(() -> CompletableFuture.completedFuture(false)));
    }

    /** Has the guest that {@code claim} is for leave; false if there is none. */
    public CompletionStage<Boolean> leave(Claim claim) {
        return onTimeline(() -> {
            CompletionStage<Boolean> left = CompletableFuture.completedFuture(false);
            for (Guest guest : meant(claim).toList()) {
                byToken.values().remove(guest);
                CompletionStage<Boolean> before = left;
                left = guest.leave().thenCompose(gone -> before).thenApply(all -> true);
            }
            return left;
        });
    }

    /** Has everybody leave, and lets nobody in. */
    @Override
    public void close() {
        timeline.execute(() -> {
            closed = true;
            List<Guest> all = List.copyOf(byToken.values());
            byToken.clear();
            all.forEach(Guest::leave);
        });
    }

    private Stream<Guest> meant(Claim claim) {
        return byToken.entrySet().stream()
                .filter(entry -> claim.isFor(entry.getValue(), entry.getKey()))
                .map(Map.Entry::getValue);
    }

    private static <T> CompletionStage<Optional<T>> touched(
            Optional<Guest> guest, Function<Guest, CompletionStage<T>> question) {
        guest.ifPresent(Guest::touch);
        return ask(guest, question);
    }

    private static <T> CompletionStage<Optional<T>> ask(
            Optional<Guest> guest, Function<Guest, CompletionStage<T>> question) {
        return guest.map(question)
                .map(answer -> answer.thenApply(Optional::of))
                .orElseGet(() -> CompletableFuture.completedFuture(Optional.empty()));
    }

    private CompletionStage<Token> enter(Visit visit) {
        if (closed) return refused(Refusal.DRAINING);
        if (byToken.size() + joining >= limits.guests()) return refused(Refusal.TOO_MANY);
        joining++;
        var guest = new Guest(visit, gateway, folder(visit), limits);
        var entered = new CompletableFuture<Token>();
        timeline.when(guest.join(), (joined, failed) -> {
            joining--;
            if (failed == null && !closed) {
                entered.complete(settle(guest));
                return;
            }
            CompletionStage<Void> left = guest.leave();
            left.whenComplete((done, never) -> entered.completeExceptionally(
                    failed == null ? new GuestRefused(Refusal.DRAINING) : failed));
        });
        return entered;
    }

    private GuestFolder folder(Visit visit) {
        return new GuestFolder(
                visit.dataPort(),
                port,
                reads,
                serves,
                gateway.hashing(),
                limits.filesPerGuest(),
                gateway.chance(),
                timeline);
    }

    private Token settle(Guest guest) {
        Token token = Token.draw(gateway.chance());
        byToken.put(token.digest(), guest);
        guest.touch();
        lookLater(token.digest(), guest);
        return token;
    }

    private void lookLater(ContentHash token, Guest guest) {
        Duration pause = limits.life().dividedBy(LOOKS_PER_LIFE);
        timeline.after(pause, () -> {
            if (!byToken.containsKey(token)) return;
            timeline.when(port.answers(guest.dataPort()), (answers, failed) -> {
                if (failed == null && answers) guest.touch();
                if (byToken.get(token) == guest && isGone(guest)) {
                    byToken.remove(token);
                    guest.leave();
                }
                lookLater(token, guest);
            });
        });
    }

    private boolean isGone(Guest guest) {
        return !guest.heard().plus(limits.life()).isAfter(timeline.instant());
    }

    /** Done when a guest called {@code name} that does not answer has left; fails with {@code why}. */
    private CompletionStage<Boolean> afterTheDead(PeerId name, Throwable why) {
        Optional<Map.Entry<ContentHash, Guest>> holder = byToken.entrySet().stream()
                .filter(entry -> entry.getValue().name().equals(name))
                .findFirst();
        if (holder.isEmpty()) return CompletableFuture.failedFuture(why);
        Guest guest = holder.get().getValue();
        return port.answers(guest.dataPort())
                .thenComposeAsync(
                        answers -> {
                            if (answers) return CompletableFuture.failedFuture(why);
                            byToken.values().remove(guest);
                            return guest.leave().thenApply(left -> true);
                        },
                        timeline);
    }

    private static boolean isTaken(Throwable failed) {
        Throwable cause = Cause.of(failed);
        return cause instanceof GuestRefused refused && refused.why() == Refusal.NAME_TAKEN;
    }

    private static <T> CompletionStage<T> refused(Refusal why) {
        return CompletableFuture.failedFuture(new GuestRefused(why));
    }

    private static Optional<ContentHash> digest(String secret) {
        try {
            return Optional.of(new Token(secret).digest());
        } catch (IllegalArgumentException noToken) {
            return Optional.empty();
        }
    }

    private <T> CompletionStage<T> onTimeline(Supplier<CompletionStage<T>> deed) {
        var done = new CompletableFuture<T>();
        timeline.execute(() -> timeline.when(deed.get(), (value, failed) -> {
            if (failed == null) done.complete(value);
            else done.completeExceptionally(failed);
        }));
        return done;
    }
}
