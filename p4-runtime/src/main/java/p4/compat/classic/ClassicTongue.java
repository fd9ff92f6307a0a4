package p4.compat.classic;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import p4.compat.JsonBody;
import p4.compat.ProgramCalls;
import p4.compat.program.Tongue;
import p4.model.FilePath;
import p4.model.PeerEndpoint;
import p4.peer.CommandFailed;

/**
 * What a program of the original says to its tracker.
 *
 * <p>The original has no heartbeat: that the tracker still knows it is found out by asking for a file that
 * nobody has. A file cannot be taken back; whoever asks for one that is gone is told so. Nor does it
 * forget who went without a word: a program whose name is taken, by itself maybe, varies it.
 */
public final class ClassicTongue implements Tongue {

    private static final Duration BEAT = Duration.ofSeconds(15);

    private final ClassicTracker tracker;
    private final String name;
    private final PeerEndpoint own;
    private final String secret;
    private final Set<FilePath> added = ConcurrentHashMap.newKeySet();
    private volatile String token = "";
    private final AtomicInteger variant = new AtomicInteger();

    /** Speaks to {@code tracker} for the program {@code name}, which serves at {@code own}. */
    public ClassicTongue(ClassicTracker tracker, String name, PeerEndpoint own, String secret) {
        this.tracker = tracker;
        this.name = name;
        this.own = own;
        this.secret = secret;
    }

    @Override
    public CompletionStage<Void> join(List<FilePath> files) {
        int number = variant.get();
        return tracker.register(number == 0 ? name : name + "-" + number, own, secret)
                .exceptionally(failed -> {
                    CommandFailed why = CommandFailed.of(failed);
                    if (why.kind() == CommandFailed.Kind.CONFLICT) variant.incrementAndGet();
                    throw why;
                })
                .thenCompose(given -> {
                    token = given;
                    added.clear();
                    return offer(files);
                });
    }

    /** Adds those that were not added yet, one call each, one after the other. */
    @Override
    public CompletionStage<Void> offer(List<FilePath> files) {
        CompletionStage<Void> all = CompletableFuture.completedFuture(null);
        for (FilePath file : files) {
            if (added.contains(file)) continue;
            all = all.thenCompose(before ->
                    tracker.add(token, file.value()).thenAccept(taken -> added.add(file)));
        }
        return all;
    }

    @Override
    public CompletionStage<Void> beat() {
        return tracker.where(token, ProgramCalls.NOBODYS).handle((place, failed) -> {
            CommandFailed why = failed == null ? null : CommandFailed.of(failed);
            if (why == null || why.kind() == CommandFailed.Kind.NOT_FOUND) return null;
            throw why;
        });
    }

    @Override
    public Duration beatEvery() {
        return BEAT;
    }

    @Override
    public CompletionStage<List<Place>> locate(FilePath path) {
        return tracker.where(token, path.value())
                .thenApply(place -> JsonBody.named(place.name()).stream()
                        .map(named -> new Place(place.peer(), named))
                        .toList());
    }

    @Override
    public CompletionStage<Void> leave() {
        return tracker.unregister(token).thenAccept(left -> added.clear());
    }
}
