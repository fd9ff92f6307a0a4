package p4.compat.pserver;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import p4.compat.CompatLimits;
import p4.compat.JsonBody;
import p4.model.FileManifest;
import p4.model.FilePath;
import p4.model.PeerEndpoint;
import p4.time.Timeline;
import p4.transfer.IncomingFile;
import p4.transfer.SharedFolder;

/**
 * A peer of the dialect with a folder: moves names with peers of the original, and files with ours.
 *
 * <p>It is told what to do through {@link PserverEndpoint}, as others ask it there. Every question is
 * answered with a status of HTTP, or its stage fails if a tracker or peer is silent. May be called from
 * any thread; everything happens on the timeline.
 */
public final class PserverPeer implements AutoCloseable {

    private static final Duration PING = Duration.ofSeconds(10);
    private static final long UNASKED_BYTES = 1L << 30;

    private final Place place;
    private final PserverTracker tracker;
    private final PserverCalls calls;
    private final Arrivals arrivals;
    private final PserverShelf shelf;
    private final Timeline timeline;
    private Optional<Login> login = Optional.empty();

    /** Serves at {@code place} what is in {@code folder}, and takes what {@code arrivals} expects. */
    public PserverPeer(
            Place place,
            PserverTracker tracker,
            PserverCalls calls,
            Arrivals arrivals,
            SharedFolder folder,
            CompatLimits limits,
            Timeline timeline) {
        this.place = place;
        this.tracker = tracker;
        this.calls = calls;
        this.arrivals = arrivals;
        this.shelf = new PserverShelf(folder, UNASKED_BYTES, limits, timeline);
        this.timeline = timeline;
    }

    /** Where it serves, and the address of the tracker, which may ask it from elsewhere. */
    public record Place(PeerEndpoint own, String tracker) {}

    /** One login; another object each time, so that old pings end. */
    private static final class Login {

        private final String user;
        private final String password;

        Login(String user, String password) {
            this.user = user;
            this.password = password;
        }
    }

    /** Logs in, tells the tracker what it has, and pings from then on. */
    CompletionStage<Integer> logIn(String user, String password) {
        var mine = new Login(user, password);
        return onTimeline(() -> enter(mine).thenApply(status -> {
            if (status == Code.OK) {
                login = Optional.of(mine);
                pingLater(mine);
            }
            return status;
        }));
    }

    /** Logs out, and pings no more. */
    CompletionStage<Integer> logOut() {
        return onTimeline(() -> {
            if (login.isEmpty()) return now(Code.STRANGER);
            login = Optional.empty();
            return tracker.logout();
        });
    }

    /** Tells the tracker that it is there. */
    CompletionStage<Integer> ping() {
        return loggedIn(tracker::ping);
    }

    /** Lists the names of all it has, in order. */
    CompletionStage<List<String>> list() {
        return onTimeline(shelf::look);
    }

    /** Finds a holder of {@code name}, and has it pushed here. */
    CompletionStage<Integer> download(String name) {
        Optional<FilePath> path = JsonBody.named(name);
        if (path.isEmpty()) return now(Code.SENSELESS);
        return loggedIn(() -> onTimeline(shelf::look).thenCompose(looked -> {
            if (shelf.file(name).isPresent()) return now(Code.TAKEN);
            return tracker.download(name)
                    .thenComposeAsync(
                            answer -> answer.place().isPresent()
                                    ? fetch(answer.place().get(), path.get())
                                    : now(failing(answer.status())),
                            timeline);
        }));
    }

    /** Finds another peer, and pushes the file {@code name} there. */
    CompletionStage<Integer> upload(String name) {
        return loggedIn(() -> onTimeline(shelf::look).thenCompose(looked -> {
            if (!shelf.has(name)) return now(Code.MISSING);
            return tracker.upload()
                    .thenComposeAsync(
                            answer -> answer.place().isPresent()
                                    ? push(answer.place().get(), name)
                                    : now(failing(answer.status())),
                            timeline);
        }));
    }

    /**
     * Pushes the file {@code name} to who asks from {@code host} and serves at {@code url}.
     *
     * <p>Only to {@code host} itself, whatever {@code url} says, or to the tracker.
     */
    CompletionStage<Integer> requestFile(String host, String url, String name) {
        Optional<PeerEndpoint> target = target(host, url);
        if (target.isEmpty()) return now(Code.SENSELESS);
        return onTimeline(() -> found(name)
                .thenComposeAsync(
                        found -> found ? push(target.get(), name) : now(Code.MISSING), timeline));
    }

    /** Takes {@code name} from {@code host}: what it asked for, or what it has not yet. */
    CompletionStage<Integer> requestUpload(String host, String name) {
        Optional<FilePath> path = JsonBody.named(name);
        if (path.isEmpty()) return now(Code.SENSELESS);
        return onTimeline(() -> {
            if (arrivals.expects(host, path.get())) return now(Code.OK);
            return shelf.look().thenApplyAsync(looked -> take(host, path.get()), timeline);
        });
    }

    /** Pings no more; says nothing to the tracker. */
    @Override
    public void close() {
        timeline.execute(() -> login = Optional.empty());
    }

    /** Tells whether it has {@code name}; looks at the folder if it had not. */
    private CompletionStage<Boolean> found(String name) {
        return shelf.has(name)
                ? now(true)
                : shelf.look().thenApplyAsync(looked -> shelf.has(name), timeline);
    }

    private CompletionStage<Integer> enter(Login who) {
        return tracker.login(who.user, who.password)
                .thenComposeAsync(status -> status == Code.OK ? index() : now(status), timeline);
    }

    private CompletionStage<Integer> index() {
        return onTimeline(shelf::look).thenCompose(tracker::index);
    }

    private void pingLater(Login mine) {
        timeline.after(PING, () -> {
            if (!isCurrent(mine)) return;
            timeline.when(tracker.ping(), (status, failed) -> {
                if (!isCurrent(mine)) return;
                boolean unknown = failed == null && status == Code.STRANGER;
                CompletionStage<Integer> back = unknown ? enter(mine) : now(Code.OK);
                timeline.when(back, (any, never) -> pingLater(mine));
            });
        });
    }

    private boolean isCurrent(Login mine) {
        return login.filter(current -> current == mine).isPresent();
    }

    private CompletionStage<Integer> fetch(PeerEndpoint holder, FilePath path) {
        arrivals.expect(holder.host(), path, shelf::receive);
        return calls.requestFile(holder, place.own(), path.value())
                .whenComplete((status, failed) -> arrivals.forget(holder.host(), path))
                .thenComposeAsync(status -> status == Code.OK ? keep(path) : now(status), timeline);
    }

    /** Notes that {@code path} was pushed here, or its name at least, and tells the tracker. */
    private CompletionStage<Integer> keep(FilePath path) {
        return shelf.look()
                .thenComposeAsync(
                        looked -> {
                            boolean kept = shelf.has(path.value()) || shelf.keepName(path);
                            return kept ? index() : now(Code.TOO_MANY);
                        },
                        timeline);
    }

    private CompletionStage<Integer> push(PeerEndpoint target, String name) {
        return calls.requestUpload(target, name)
                .thenComposeAsync(
                        status -> {
                            Optional<FileManifest> file = shelf.file(name);
                            return status == Code.OK && file.isPresent()
                                    ? send(target, file.get())
                                    : now(status);
                        },
                        timeline);
    }

    private CompletionStage<Integer> send(PeerEndpoint target, FileManifest file) {
        return calls.movesBytes(target)
                .thenCompose(moves -> moves
                        ? shelf.open(file)
                                .thenCompose(content -> calls.send(target, content))
                                .thenApply(sent -> Code.OK)
                        : now(Code.OK));
    }

    private int take(String host, FilePath path) {
        if (shelf.has(path.value())) return Code.TAKEN;
        if (!shelf.keepName(path)) return Code.TOO_MANY;
        arrivals.expect(host, path, file -> shelf.receiveUnasked(file).thenApply(this::watched));
        indexIfLoggedIn();
        return Code.OK;
    }

    private IncomingFile watched(IncomingFile file) {
        return new WatchedArrival(file, (kept, failed) -> timeline.execute(this::indexIfLoggedIn));
    }

    private void indexIfLoggedIn() {
        if (login.isEmpty()) return;
        CompletionStage<Integer> told = index();
        told.exceptionally(silent -> Code.LATER); // it is told again with the next change
    }

    private Optional<PeerEndpoint> target(String host, String url) {
        try {
            PeerEndpoint claimed = PeerEndpoint.parse(url);
            boolean isTracker = claimed.host().equals(place.tracker());
            return Optional.of(new PeerEndpoint(isTracker ? claimed.host() : host, claimed.port()));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private CompletionStage<Integer> loggedIn(Supplier<CompletionStage<Integer>> deed) {
        return onTimeline(() -> login.isPresent() ? deed.get() : now(Code.STRANGER));
    }

    /** A good status that said nothing of use is a bad one. */
    private static int failing(int status) {
        return status == Code.OK ? Code.LATER : status;
    }

    private static <T> CompletionStage<T> now(T value) {
        return CompletableFuture.completedFuture(value);
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
