package p4.compat.inverse;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import p4.compat.Cause;
import p4.compat.CompatLimits;
import p4.compat.Gateway;
import p4.compat.Grants;
import p4.compat.Guest;
import p4.compat.GuestRefused;
import p4.compat.Guests;
import p4.compat.JsonBody;
import p4.compat.NameList;
import p4.compat.Visit;
import p4.control.Refusal;
import p4.model.FileManifest;
import p4.model.FilePath;
import p4.model.PeerEndpoint;
import p4.model.PeerId;
import p4.model.Token;
import p4.peer.PeerCommands;
import p4.time.Timeline;

/**
 * The programs that are logged in: each is a guest, and has names, and some serve bytes.
 *
 * <p>There is no token, so a program is known by its name and the address it came from: nobody at another
 * address logs in or out for it. One that serves no bytes is listed by name alone, as long as it answers at
 * its address. May be called from any thread; everything happens on the gateway's timeline.
 */
public final class InversePrograms implements AutoCloseable {

    private static final int LOOKS_PER_LIFE = 3;

    private final Gateway gateway;
    private final Guests guests;
    private final InversePort port;
    private final Grants grants;
    private final CompatLimits limits;
    private final Timeline timeline;
    private final NameList<String> names;
    private final Map<String, Session> sessions = new LinkedHashMap<>();
    private boolean closed;

    /** Has programs as guests at {@code gateway}, whose bytes are read through {@code port}. */
    public InversePrograms(Gateway gateway, InversePort port, Grants grants, CompatLimits limits) {
        this.gateway = gateway;
        this.guests = new Guests(gateway, port, limits);
        this.port = port;
        this.grants = grants;
        this.limits = limits;
        this.timeline = gateway.timeline();
        this.names = new NameList<>(limits, timeline);
        lookLater();
    }

    /** A program that is in, and the token that its guest has. */
    private record Session(InverseProgram program, PeerId peer, Token token) {}

    /**
     * Lets {@code program} in, which has {@code given}; one that is in has nothing else from then on.
     *
     * <p>{@code servedAt} is where native peers turn for its bytes.
     *
     * @return true once what it serves is offered, or after a while; fails with {@link GuestRefused}
     */
    CompletionStage<Boolean> enter(InverseProgram program, List<String> given, String servedAt) {
        return onTimeline(() -> {
            Optional<Session> there = session(program.name());
            if (there.isEmpty()) return admit(program, given, servedAt);
            if (!isAt(there.get(), program.seenAt())) return refused(Refusal.NAME_TAKEN);
            if (there.get().program().equals(program)) return load(there.get(), given);
            return remove(there.get())
                    .thenComposeAsync(gone -> admit(program, given, servedAt), timeline);
        });
    }

    /** Has the program called {@code name} leave; false if one at another address than {@code host} is. */
    CompletionStage<Boolean> leave(String name, String host) {
        return onTimeline(() -> {
            Optional<Session> there = session(name);
            if (there.isEmpty()) return CompletableFuture.completedFuture(true);
            return isAt(there.get(), host)
                    ? remove(there.get())
                    : CompletableFuture.completedFuture(false);
        });
    }

    /** What the program called {@code name}, which came in from {@code host}, has; in order. */
    CompletionStage<List<String>> names(String name, String host) {
        return onTimeline(() -> CompletableFuture.completedFuture(session(name)
                .filter(there -> isAt(there, host))
                .map(there -> names.names(name))
                .orElse(List.of())));
    }

    /**
     * Who has {@code file}, for one at {@code host} who finds the gateway at {@code gatewayAt}; any of those
     * there are.
     *
     * <p>A program is named as it names itself. For all others it is the gateway, which then lets who asks
     * have the file.
     *
     * @return the owner's name, if there is one; empty if nobody logged in from {@code host}
     */
    CompletionStage<Optional<Optional<String>>> owner(
            String file, String host, PeerEndpoint gatewayAt) {
        Optional<FilePath> path = JsonBody.named(file);
        return guests.withAnyAt(
                host,
                guest -> path.filter(guest::offers).isEmpty(),
                guest -> found(guest, path)
                        .thenApply(found -> owner(file, found, guest, host, gatewayAt)));
    }

    /** Tells whether anybody has {@code path}, if somebody logged in from {@code host}. */
    CompletionStage<Boolean> holds(FilePath path, String host) {
        return guests.withAnyAt(
                        host,
                        guest -> !guest.offers(path),
                        guest -> found(guest, Optional.of(path))
                                .thenApply(found -> found.isPresent() || guest.offers(path)))
                .thenApply(held -> held.orElse(false));
    }

    /** Has everybody leave, and lets nobody in. */
    @Override
    public void close() {
        timeline.execute(() -> closed = true);
        guests.close();
    }

    private CompletionStage<Boolean> admit(
            InverseProgram program, List<String> given, String servedAt) {
        return admit(program, program.shortName(), servedAt)
                .exceptionallyCompose(failed -> isTaken(failed)
                        ? admit(program, program.longName(), servedAt)
                        : CompletableFuture.failedFuture(failed))
                .thenComposeAsync(session -> settle(session, given), timeline);
    }

    private CompletionStage<Session> admit(InverseProgram program, PeerId peer, String servedAt) {
        var visit = new Visit(peer, gateway.house(), program.place(), program.seenAt(), servedAt);
        return guests.admit(visit).thenApply(token -> new Session(program, peer, token));
    }

    private CompletionStage<Boolean> settle(Session session, List<String> given) {
        Optional<Session> before = session(session.program().name());
        sessions.put(session.program().name(), session);
        before.ifPresent(twice -> guests.leave(twice.token().secret()));
        return load(session, given)
                .exceptionallyCompose(tooMany -> remove(session)
                        .thenCompose(gone -> CompletableFuture.failedFuture(tooMany)));
    }

    private CompletionStage<Boolean> load(Session session, List<String> given) {
        String name = session.program().name();
        List<String> before = names.names(name);
        names.remove(name);
        if (!names.add(name, given)) {
            names.add(name, before);
            return refused(Refusal.TOO_MANY);
        }
        List<FilePath> paths = given.stream()
                .flatMap(one -> JsonBody.named(one).stream())
                .distinct()
                .toList();
        var done = new CompletableFuture<Boolean>();
        timeline.after(limits.offerWithin(), () -> done.complete(true));
        timeline.when(offer(session, paths), (offered, failed) -> done.complete(true));
        return done;
    }

    /** Offers {@code paths} on the network, if {@code session}'s program serves bytes at all. */
    private CompletionStage<Optional<Boolean>> offer(Session session, List<FilePath> paths) {
        CompletionStage<Boolean> serving = paths.isEmpty()
                ? CompletableFuture.completedFuture(false)
                : port.serves(session.program().place(), paths.get(0));
        return serving.thenCompose(serves -> guests.with(
                session.token().secret(), guest -> guest.offerOnly(serves ? paths : List.of())));
    }

    private static CompletionStage<Optional<PeerCommands.Holders>> found(
            Guest guest, Optional<FilePath> path) {
        return path.map(wanted -> guest.where(wanted)
                        .thenApply(Optional::of)
                        .exceptionally(nobody -> Optional.empty()))
                .orElseGet(() -> CompletableFuture.completedFuture(Optional.empty()));
    }

    private Optional<String> owner(
            String file,
            Optional<PeerCommands.Holders> found,
            Guest guest,
            String host,
            PeerEndpoint gatewayAt) {
        List<String> owners = new ArrayList<>(
                names.holders(file).stream().filter(sessions::containsKey).toList());
        int programs = owners.size();
        found.ifPresent(others -> others.holders().stream()
                .map(PeerCommands.Holder::peer)
                .filter(peer -> sessions.values().stream()
                        .noneMatch(session -> session.peer().equals(peer)))
                .forEach(peer -> owners.add(InverseProgram.owner(peer, gatewayAt))));
        if (owners.isEmpty()) return Optional.empty();
        int chosen = gateway.chance().nextInt(owners.size());
        Optional<FileManifest> manifest = found.map(PeerCommands.Holders::file);
        if (chosen >= programs) manifest.ifPresent(known -> grants.give(host, guest, known));
        return Optional.of(owners.get(chosen));
    }

    /** The session of {@code name}, whose guest is there yet. */
    private Optional<Session> session(String name) {
        Optional<Session> session = Optional.ofNullable(sessions.get(name));
        if (session.filter(there -> guests.knows(there.token())).isPresent()) return session;
        sessions.remove(name);
        names.remove(name);
        return Optional.empty();
    }

    private CompletionStage<Boolean> remove(Session session) {
        sessions.remove(session.program().name());
        names.remove(session.program().name());
        return guests.leave(session.token().secret()).thenApply(left -> true);
    }

    /** Keeps the names of those who live, and no others. */
    private void lookLater() {
        timeline.after(limits.life().dividedBy(LOOKS_PER_LIFE), () -> {
            if (closed) return;
            for (String name : List.copyOf(sessions.keySet())) {
                session(name).ifPresent(there -> names.touch(name));
            }
            lookLater();
        });
    }

    private static boolean isAt(Session session, String host) {
        return session.program().seenAt().equals(host);
    }

    private static boolean isTaken(Throwable failed) {
        Throwable cause = Cause.of(failed);
        return cause instanceof GuestRefused refused && refused.why() == Refusal.NAME_TAKEN;
    }

    private static CompletionStage<Boolean> refused(Refusal why) {
        return CompletableFuture.failedFuture(new GuestRefused(why));
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
