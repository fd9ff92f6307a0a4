package p4.compat;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
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
 * hash, and again whenever somebody wants its bytes; none is kept but what a program sends along. One that cannot be read is not
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
    private final NavigableMap<String, GuestFile> entries = new TreeMap<>();
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

    /**
     * Takes {@code path} among the names of this guest, and reads it.
     *
     * @return true if the offer changed, once it was read; fails as {@link DataPort#read} does, and
     *     then it is tried again; but not with {@link TransferRefusal#EXHAUSTED}, if it is too large
     *     or one too many, nor {@link TransferRefusal#INVALID}, if it would be a file and a folder
     */
    CompletionStage<Boolean> add(FilePath path) {
        Optional<TransferRefused> objection = objection(path);
        if (objection.isPresent()) return CompletableFuture.failedFuture(objection.get());
        GuestFile entry = entries.computeIfAbsent(path.value(), name -> new GuestFile(path));
        entry.tries = 0;
        return look(entry);
    }

    /** Offers {@code bytes} at {@code path} once it is added; refused if such a file is offered. */
    CompletionStage<Void> keep(FilePath path, byte[] bytes) {
        if (entries.containsKey(path.value())) {
            return refused(TransferRefusal.ALREADY_HELD, path + " is offered");
        }
        Optional<TransferRefused> objection = objection(path);
        if (objection.isPresent()) return CompletableFuture.failedFuture(objection.get());
        var entry = new GuestFile(path);
        entry.kept = Optional.of(WholeFile.of(path, bytes));
        entries.put(path.value(), entry);
        return CompletableFuture.completedFuture(null);
    }

    /** Has only those of {@code paths} that it has; {@link #add} makes it have more. */
    void keepOnly(Collection<FilePath> paths) {
        Set<FilePath> wanted = Set.copyOf(paths);
        List.copyOf(entries.values()).stream()
                .filter(entry -> !wanted.contains(entry.path))
                .forEach(this::drop);
    }

    /** Has no {@code path} any more. */
    void drop(FilePath path) {
        Optional.ofNullable(entries.get(path.value())).ifPresent(this::drop);
    }

    /** Reads what is offered at {@code path} and drops it; fails as {@link #open} does. */
    CompletionStage<FileManifest> tryOut(FilePath path) {
        return Optional.ofNullable(entries.get(path.value()))
                .flatMap(entry -> entry.found)
                .map(file -> open(path, file.hash()).thenApply(GuestFolder::closed))
                .orElseGet(() -> refused(TransferRefusal.NOT_FOUND, path + " is not offered"));
    }

    /** What is offered, in order. */
    List<FilePath> offered() {
        return entries.values().stream()
                .filter(entry -> entry.found.isPresent())
                .map(entry -> entry.path)
                .toList();
    }

    /** Tells whether {@code path} is offered. */
    boolean offers(FilePath path) {
        GuestFile entry = entries.get(path.value());
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
        GuestFile entry = entries.get(path.value());
        if (entry == null || !entry.is(content)) {
            return refused(TransferRefusal.NOT_FOUND, "that content is not offered at " + path);
        }
        var opened = new CompletableFuture<OpenFile>();
        boolean inLine = serves.whenFree(() -> timeline.when(
                read(entry),
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

    private CompletionStage<Boolean> look(GuestFile entry) {
        var looked = new CompletableFuture<Boolean>();
        timeline.when(reads.run(() -> read(entry)), (file, failed) -> {
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

    private void lookAgain(GuestFile entry) {
        if (entries.get(entry.path.value()) != entry) return;
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
    private boolean found(GuestFile entry, FileManifest manifest) {
        entry.tries = 0;
        if (entry.found.filter(manifest::equals).isPresent()) return false;
        entry.found = Optional.of(manifest);
        watcher.run();
        return true;
    }

    private void drop(GuestFile entry) {
        entries.remove(entry.path.value(), entry);
        if (entry.found.isPresent()) watcher.run();
    }

    /** {@code file}, which gives its slot back when it is closed, if it is still the {@code content}. */
    private CompletionStage<OpenFile> serve(
            GuestFile entry, ContentHash content, WholeFile file, Throwable failed) {
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

    private CompletionStage<WholeFile> read(GuestFile entry) {
        return entry.kept
                .<CompletionStage<WholeFile>>map(CompletableFuture::completedFuture)
                .orElseGet(() -> port.read(guest, entry.path)
                        .thenApplyAsync(bytes -> WholeFile.of(entry.path, bytes), hashing));
    }

    private Optional<TransferRefused> objection(FilePath path) {
        if (isInTheWay(path)) {
            return Optional.of(new TransferRefused(
                    TransferRefusal.INVALID, path + " would be a file and a folder"));
        }
        if (!entries.containsKey(path.value()) && entries.size() >= filesMax) {
            return Optional.of(new TransferRefused(
                    TransferRefusal.EXHAUSTED, "more than " + filesMax + " files"));
        }
        return Optional.empty();
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

    private static FileManifest closed(OpenFile file) {
        file.close();
        return file.manifest();
    }

    private static boolean is(Throwable failed, TransferRefusal why) {
        Throwable cause = failed instanceof CompletionException ? failed.getCause() : failed;
        return cause instanceof TransferRefused refused && refused.why() == why;
    }

    private static <T> CompletionStage<T> refused(TransferRefusal why, String detail) {
        return CompletableFuture.failedFuture(new TransferRefused(why, detail));
    }
}
