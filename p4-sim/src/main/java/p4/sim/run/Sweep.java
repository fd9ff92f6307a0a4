package p4.sim.run;

import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.random.RandomGenerator;
import p4.control.ControlReply;
import p4.model.ContentHash;
import p4.model.FilePath;
import p4.model.PeerId;
import p4.sim.cluster.Hub;
import p4.sim.journal.Event;
import p4.time.Timeline;
import p4.transfer.Chunk;
import p4.transfer.TransferRequest;

/**
 * Fetches every file once, as a fresh peer would, and names those that cannot be had.
 *
 * <p>A file counts as missing only if an honest holder was up and registered all the while. Bytes
 * are hashed and thrown away. Lives on the laboratory's timeline.
 */
final class Sweep {

    private static final int AT_ONCE = 4;

    private final Hub hub;
    private final Timeline timeline;
    private final Holdings holdings;
    private final Visitor visitor;
    private final Queue<FilePath> left;
    private final List<String> missing = new ArrayList<>();
    private final CompletableFuture<Event.Swept> done = new CompletableFuture<>();
    private final int files;
    private int running;

    private Sweep(Hub hub, Timeline timeline, Holdings holdings, Visitor visitor) {
        this.hub = hub;
        this.timeline = timeline;
        this.holdings = holdings;
        this.visitor = visitor;
        this.left = new ArrayDeque<>(holdings.fetchable());
        this.files = left.size();
    }

    /** Sweeps all files; fails if the tracker does not let the laboratory in. */
    static CompletionStage<Event.Swept> run(
            Hub hub, Timeline timeline, Holdings holdings, RandomGenerator chance) {
        return Visitor.announce(hub, chance)
                .thenComposeAsync(
                        visitor -> {
                            var sweep = new Sweep(hub, timeline, holdings, visitor);
                            sweep.renewLater();
                            sweep.next();
                            return sweep.done.thenCompose(
                                    swept -> visitor.leave(hub).thenApply(gone -> swept));
                        },
                        timeline);
    }

    /** Keeps the lease for as long as the sweep takes. */
    private void renewLater() {
        timeline.after(visitor.lease().heartbeat(), () -> {
            if (done.isDone()) return;
            CompletionStage<Void> unused = visitor.renew(hub);
            renewLater();
        });
    }

    private void next() {
        while (running < AT_ONCE && !left.isEmpty()) {
            running++;
            fetch(left.remove());
        }
        if (running == 0) done.complete(new Event.Swept(files, List.copyOf(missing)));
    }

    private void fetch(FilePath path) {
        long mark = holdings.mark();
        CompletionStage<Void> fetched =
                visitor.locate(hub, path).thenCompose(located -> fetch(located, 0));
        timeline.when(fetched, (had, failed) -> {
            running--;
            if (failed != null) judge(path, mark, Causes.of(failed));
            next();
        });
    }

    private void judge(FilePath path, long mark, Throwable why) {
        holdings.witness(path, visitor.peer(), mark)
                .ifPresent(holder -> missing.add(describe(path, holder, why)));
    }

    private static String describe(FilePath path, PeerId holder, Throwable why) {
        return path + " (held by " + holder + "): " + why.getMessage();
    }

    private CompletionStage<Void> fetch(ControlReply.Located located, int holder) {
        ControlReply.Offer offer = located.holders().get(holder);
        MessageDigest digest = ContentHash.digest();
        return hub.data()
                .fetch(
                        offer.endpoint(),
                        TransferRequest.Fetch.whole(located.manifest(), offer.ticket()),
                        chunk -> hash(digest, chunk))
                .thenAccept(bytes -> verify(located, ContentHash.of(digest.digest())))
                .exceptionallyCompose(thrown -> holder + 1 < located.holders().size()
                        ? fetch(located, holder + 1)
                        : CompletableFuture.failedFuture(Causes.of(thrown)));
    }

    private static CompletionStage<Void> hash(MessageDigest digest, Chunk chunk) {
        digest.update(chunk.bytes().duplicate());
        return CompletableFuture.completedFuture(null);
    }

    private static void verify(ControlReply.Located located, ContentHash found) {
        if (!found.equals(located.manifest().hash())) {
            throw new IllegalStateException("its bytes hash to " + found);
        }
    }
}
