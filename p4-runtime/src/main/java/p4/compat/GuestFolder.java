package p4.compat;

import java.time.Duration;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;
import p4.model.ContentHash;
import p4.model.FileManifest;
import p4.model.FilePath;
import p4.model.FileTree;
import p4.model.PeerEndpoint;
import p4.time.Backoff;
import p4.time.Timeline;
import p4.transfer.IncomingFile;
import p4.transfer.OpenFile;
import p4.transfer.SharedFolder;
import p4.transfer.TransferRefusal;
import p4.transfer.TransferRefused;

/**
 * The files that a guest says it has, as a shared folder: what it serves is what there is.
 *
 * <p>A guest tells a name alone. Each file is therefore read from its data port once, for its size and
 * hash, and again whenever somebody wants its bytes; none is kept. One that cannot be read is not
 * offered, and tried again for a while. Takes no files. Lives on the timeline of the guests.
 */
final class GuestFolder implements SharedFolder {

    private static final Backoff AGAIN =
            new Backoff(Duration.ofMillis(500), Duration.ofSeconds(30));
    private static final int TRIES_MAX = 8;

    private final PeerEndpoint guest;
    private final DataPort port;
    private final Slots reads;
    private final Slots serves;
    private final Executor hashing;
    private final int filesMax;
    private final RandomGenerator chance;
    private final Timeline timeline;
    private final NavigableMap<String, Entry> entries = new TreeMap<>();
    private Runnable watcher = () -> {};
    private boolean closed;

    /**
     * Reads from {@code port} at {@code guest}, and hashes on {@code hashing}.
     *
     * <p>What is read to be looked at takes turns in {@code reads}, what is served in {@code serves}.
     */
    GuestFolder(
            PeerEndpoint guest,
            DataPort port,
            Slots reads,
            Slots serves,
            Executor hashing,
            int filesMax,
            RandomGenerator chance,
            Timeline timeline) {
        this.guest = guest;
        this.port = port;
        this.reads = reads;
        this.serves = serves;
        this.hashing = hashing;
        this.filesMax = filesMax;
        this.chance = chance;
        this.timeline = timeline;
    }

    /** One name: what it was found to be, or nothing yet. */
    private static final class Entry {

        private final FilePath path;
        private Optional<FileManifest> found = Optional.empty();
        private int tries;

        Entry(FilePath path) {
            this.path = path;
        }

        boolean is(ContentHash content) {
            return found.filter(file -> file.hash().equals(content)).isPresent();
        }
    }

    /**
     * Takes {@code path} among the names of this guest, and reads it.
     *
     * @return true if the offer changed, once it was read; fails as {@link DataPort#read} does, and
     *     then it is tried again; but not with {@link TransferRefusal#EXHAUSTED}, if it is too large
     *     or one too many, nor {@link TransferRefusal#INVALID}, if it would be a file and a folder
     */
    CompletionStage<Boolean> add(FilePath path) {
        if (isInTheWay(path)) {
            return refused(TransferRefusal.INVALID, path + " would be a file and a folder");
        }
        if (!entries.containsKey(path.value()) && entries.size() >= filesMax) {
            return refused(TransferRefusal.EXHAUSTED, "more than " + filesMax + " files");
        }
        Entry entry = entries.computeIfAbsent(path.value(), name -> new Entry(path));
        entry.tries = 0;
        return look(entry);
    }

    /** Tells whether {@code path} is offered. */
    boolean offers(FilePath path) {
        Entry entry = entries.get(path.value());
        return entry != null && entry.found.isPresent();
    }

    /** How many files are offered. */
    int size() {
        return (int) entries.values().stream()
                .filter(entry -> entry.found.isPresent())
                .count();
    }

    @Override
    public CompletionStage<FileTree> scan() {
        return CompletableFuture.completedFuture(FileTree.of(
                entries.values().stream().flatMap(entry -> entry.found.stream()).toList()));
    }

    @Override
    public void watch(Runnable changed) {
        watcher = changed;
    }

    @Override
    public CompletionStage<OpenFile> open(FilePath path, ContentHash content) {
        Entry entry = entries.get(path.value());
        if (entry == null || !entry.is(content)) {
            return refused(TransferRefusal.NOT_FOUND, "that content is not offered at " + path);
        }
        var opened = new CompletableFuture<OpenFile>();
        boolean inLine = serves.whenFree(() -> timeline.when(
                read(path),
                (file, failed) -> serve(entry, content, file, failed)
                        .whenComplete((served, why) -> {
                            if (why == null) opened.complete(served);
                            else opened.completeExceptionally(why);
                        })));
        return inLine
                ? opened
                : refused(TransferRefusal.EXHAUSTED, "too much is asked for at once");
    }

    @Override
    public CompletionStage<IncomingFile> receive(FileManifest manifest, boolean overwrite) {
        return refused(TransferRefusal.FORBIDDEN, "this peer takes no uploads");
    }

    @Override
    public void close() {
        closed = true;
        watcher = () -> {};
    }

    private CompletionStage<Boolean> look(Entry entry) {
        var looked = new CompletableFuture<Boolean>();
        timeline.when(reads.run(() -> read(entry.path)), (file, failed) -> {
            if (failed == null) {
                looked.complete(found(entry, file.manifest()));
            } else {
                if (is(failed, TransferRefusal.EXHAUSTED)) drop(entry);
                else lookAgain(entry);
                looked.completeExceptionally(failed);
            }
        });
        return looked;
    }

    private void lookAgain(Entry entry) {
        if (closed || entry.tries >= TRIES_MAX) {
            drop(entry);
            return;
        }
        entry.tries++;
        timeline.after(AGAIN.pause(entry.tries, chance), () -> {
            CompletionStage<Boolean> again = look(entry);
            again.exceptionally(failed -> false); // it looks again by itself, for a while
        });
    }

    /** Notes what {@code entry} is, and tells whether that is news. */
    private boolean found(Entry entry, FileManifest manifest) {
        entry.tries = 0;
        if (entry.found.filter(manifest::equals).isPresent()) return false;
        entry.found = Optional.of(manifest);
        watcher.run();
        return true;
    }

    private void drop(Entry entry) {
        entries.remove(entry.path.value(), entry);
        if (entry.found.isPresent()) watcher.run();
    }

    /** {@code file}, which gives its slot back when it is closed, if it is still the {@code content}. */
    private CompletionStage<OpenFile> serve(
            Entry entry, ContentHash content, WholeFile file, Throwable failed) {
        if (failed == null && file.manifest().hash().equals(content)) {
            return CompletableFuture.completedFuture(
                    file.closing(() -> timeline.execute(serves::free)));
        }
        serves.free();
        if (failed == null) {
            found(entry, file.manifest());
            return refused(TransferRefusal.CHANGED, entry.path + " is not what it was");
        }
        if (is(failed, TransferRefusal.NOT_FOUND)) drop(entry);
        return CompletableFuture.failedFuture(failed);
    }

    private CompletionStage<WholeFile> read(FilePath path) {
        return port.read(guest, path).thenApplyAsync(bytes -> WholeFile.of(path, bytes), hashing);
    }

    private boolean isInTheWay(FilePath path) {
        String below = entries.ceilingKey(path + "/");
        if (below != null && below.startsWith(path + "/")) return true;
        String value = path.value();
        for (int slash = value.indexOf('/'); slash > 0; slash = value.indexOf('/', slash + 1)) {
            if (entries.containsKey(value.substring(0, slash))) return true;
        }
        return false;
    }

    private static boolean is(Throwable failed, TransferRefusal why) {
        Throwable cause = failed instanceof CompletionException ? failed.getCause() : failed;
        return cause instanceof TransferRefused refused && refused.why() == why;
    }

    private static <T> CompletionStage<T> refused(TransferRefusal why, String detail) {
        return CompletableFuture.failedFuture(new TransferRefused(why, detail));
    }
}
