package p4.compat.pserver;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import p4.compat.Cause;
import p4.compat.CompatLimits;
import p4.compat.Gateway;
import p4.compat.Guest;
import p4.compat.GuestName;
import p4.compat.GuestRefused;
import p4.compat.Guests;
import p4.compat.JsonBody;
import p4.compat.NameList;
import p4.compat.Served;
import p4.compat.Visit;
import p4.control.Refusal;
import p4.model.FilePath;
import p4.model.PeerEndpoint;
import p4.model.PeerId;
import p4.time.Timeline;

/**
 * The programs that are logged in: each is a guest, and holds names.
 *
 * <p>One that is silent for longer than {@link #SILENCE} is not active: nobody is sent to it, and its
 * files are off the network. It is remembered for a while, so that all is as it was when it pings again.
 * Time is the gateway's. May be called from any thread.
 */
public final class PserverPrograms {

    /** How long a program may be silent and is active yet; it should ping every ten seconds. */
    public static final Duration SILENCE = Duration.ofSeconds(15);

    private static final Duration REMEMBERED = Duration.ofMinutes(10);
    private static final int OFFERED_AT_ONCE = 8;

    private final Gateway gateway;
    private final Guests guests;
    private final PserverPort port;
    private final CompatLimits limits;
    private final Timeline timeline;
    private final NameList<Program> names;

    /** Those heard of longest ago come first. */
    private final Map<Program, PserverSession> sessions = new LinkedHashMap<>();

    /** Has programs as guests at {@code gateway}, whose bytes come through {@code port}. */
    public PserverPrograms(Gateway gateway, PserverPort port, CompatLimits limits) {
        this.gateway = gateway;
        this.port = port;
        this.limits = limits.withLife(SILENCE);
        this.guests = new Guests(gateway, port, this.limits);
        this.timeline = gateway.timeline();
        this.names = new NameList<>(limits.withLife(REMEMBERED), timeline);
    }

    /**
     * Lets {@code program} of {@code user} in, which finds the gateway at {@code served} by reaching
     * {@code to}; one that was in before starts anew.
     *
     * @return true; fails with {@link GuestRefused}
     */
    CompletionStage<Boolean> enter(Program program, String user, Served served, String to) {
        return leave(program).thenCompose(left -> {
            if (!hasRoom()) return refused(Refusal.TOO_MANY);
            port.know(program.endpoint(), served.inDialect(to));
            return admit(program, user, served.natively(to)).thenApply(session -> true);
        });
    }

    /** Has {@code program} leave with all its names; false if it is not in. */
    CompletionStage<Boolean> leave(Program program) {
        Optional<PserverSession> session = remove(program);
        return session.map(gone -> guests.leave(gone.token().secret()).thenApply(left -> true))
                .orElseGet(() -> CompletableFuture.completedFuture(false));
    }

    /** Has everybody leave, and lets nobody in. */
    public void close() {
        guests.close();
    }

    /**
     * Asks {@code question} of the guest that {@code program} is, on the timeline; a sign of its life.
     *
     * @return what it came to; empty if nobody is logged in there; fails with {@link GuestRefused} if
     *     it was silent and cannot come back
     */
    <T> CompletionStage<Optional<T>> with(
            Program program, Function<Guest, CompletionStage<T>> question) {
        Optional<PserverSession> session = hear(program);
        if (session.isEmpty()) return CompletableFuture.completedFuture(Optional.empty());
        return guests.with(session.get().token().secret(), question)
                .thenCompose(answer -> answer.isPresent()
                        ? CompletableFuture.completedFuture(answer)
                        : again(session.get(), question));
    }

    /**
     * Makes {@code program}, which is in, a holder of each of {@code given}.
     *
     * @return false if that is too much; done when what it sends bytes of was offered, or after a while
     */
    CompletionStage<Boolean> index(Program program, Collection<String> given) {
        if (!names.add(program, given)) return CompletableFuture.completedFuture(false);
        var done = new CompletableFuture<Boolean>();
        timeline.after(limits.offerWithin(), () -> done.complete(true));
        timeline.when(offer(program, given), (offered, failed) -> done.complete(true));
        return done;
    }

    /** Where active programs other than {@code program} have {@code name}. */
    synchronized List<PeerEndpoint> holders(String name, Program program) {
        return names.holders(name).stream()
                .filter(holder -> !holder.equals(program) && isActive(holder))
                .map(Program::endpoint)
                .toList();
    }

    /** Where active programs other than {@code program} are. */
    synchronized List<PeerEndpoint> others(Program program) {
        return sessions.keySet().stream()
                .filter(other -> !other.equals(program) && isActive(other))
                .map(Program::endpoint)
                .toList();
    }

    private CompletionStage<PserverSession> admit(Program program, String user, String servedAt) {
        PeerId other = GuestName.of("pserver", user + " at " + program.endpoint());
        return admit(program, user, servedAt, name(program, user, other))
                .exceptionallyCompose(failed -> isTaken(failed)
                        ? admit(program, user, servedAt, other)
                        : CompletableFuture.failedFuture(failed));
    }

    private CompletionStage<PserverSession> admit(
            Program program, String user, String servedAt, PeerId name) {
        var visit =
                new Visit(name, gateway.house(), program.endpoint(), program.seenAt(), servedAt);
        return guests.admit(visit).thenApply(token -> {
            var session = new PserverSession(program, user, visit, token, timeline.instant());
            put(session);
            return session;
        });
    }

    private <T> CompletionStage<Optional<T>> again(
            PserverSession before, Function<Guest, CompletionStage<T>> question) {
        Program program = before.program();
        String servedAt = before.visit().servedAt();
        return admit(program, before.user(), servedAt).thenCompose(session -> {
            offer(program, names.names(program)); // nobody waits for that
            return guests.with(session.token().secret(), question);
        });
    }

    /** Offers those of {@code given} that {@code program} sends the bytes of, if it does at all. */
    private CompletionStage<Boolean> offer(Program program, Collection<String> given) {
        Iterator<FilePath> paths = given.stream()
                .flatMap(name -> JsonBody.named(name).stream())
                .distinct()
                .toList()
                .iterator();
        return port.movesBytes(program.endpoint())
                .thenComposeAsync(
                        moves -> moves
                                ? offer(program, paths)
                                : CompletableFuture.completedFuture(false),
                        timeline);
    }

    /** Offers {@code paths}, a few at a time, since there is a line for them that others stand in. */
    private CompletionStage<Boolean> offer(Program program, Iterator<FilePath> paths) {
        Optional<PserverSession> session = session(program);
        if (session.isEmpty() || !paths.hasNext()) {
            return CompletableFuture.completedFuture(true);
        }
        return guests.with(session.get().token().secret(), guest -> offerSome(guest, paths))
                .thenComposeAsync(
                        offered -> offered.isPresent()
                                ? offer(program, paths)
                                : CompletableFuture.completedFuture(false),
                        timeline);
    }

    private static CompletionStage<Boolean> offerSome(Guest guest, Iterator<FilePath> paths) {
        CompletionStage<Boolean> all = CompletableFuture.completedFuture(true);
        int begun = 0;
        while (paths.hasNext() && begun < OFFERED_AT_ONCE) {
            FilePath path = paths.next();
            if (guest.offers(path)) continue;
            begun++;
            CompletionStage<Boolean> one = guest.offer(path).exceptionally(refused -> false);
            all = all.thenCombine(one, (before, now) -> true);
        }
        return all;
    }

    /** The user's own name, unless another program of his is active under it. */
    private synchronized PeerId name(Program program, String user, PeerId other) {
        PeerId own = GuestName.of("pserver", user);
        boolean taken = sessions.values().stream()
                .anyMatch(session -> session.visit().name().equals(own)
                        && !session.program().equals(program)
                        && isActive(session.program()));
        return taken ? other : own;
    }

    private synchronized void put(PserverSession session) {
        sessions.remove(session.program());
        sessions.put(session.program(), session);
    }

    private synchronized Optional<PserverSession> session(Program program) {
        return Optional.ofNullable(sessions.get(program));
    }

    private synchronized Optional<PserverSession> hear(Program program) {
        forgetSilent();
        Optional<PserverSession> session = session(program);
        session.ifPresent(known -> {
            names.touch(program);
            put(known.heardAt(timeline.instant()));
        });
        return session;
    }

    private synchronized Optional<PserverSession> remove(Program program) {
        names.remove(program);
        port.forget(program.endpoint());
        return Optional.ofNullable(sessions.remove(program));
    }

    /** Makes room if there is none, by forgetting who was silent for longest. */
    private synchronized boolean hasRoom() {
        forgetSilent();
        if (sessions.size() < limits.guests()) return true;
        Program oldest = sessions.keySet().iterator().next();
        return !isActive(oldest) && remove(oldest).isPresent();
    }

    private void forgetSilent() {
        Instant silentSince = timeline.instant().minus(REMEMBERED);
        while (!sessions.isEmpty()) {
            PserverSession oldest = sessions.values().iterator().next();
            if (oldest.heard().isAfter(silentSince)) return;
            remove(oldest.program());
        }
    }

    private boolean isActive(Program program) {
        return session(program)
                .filter(known -> known.heard().plus(SILENCE).isAfter(timeline.instant()))
                .isPresent();
    }

    private static boolean isTaken(Throwable failed) {
        Throwable cause = Cause.of(failed);
        return cause instanceof GuestRefused refused && refused.why() == Refusal.NAME_TAKEN;
    }

    private static <T> CompletionStage<T> refused(Refusal why) {
        return CompletableFuture.failedFuture(new GuestRefused(why));
    }
}
