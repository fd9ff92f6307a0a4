package p4.overlay;

import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import p4.model.ContentHash;
import p4.model.FileManifest;
import p4.model.FileTree;
import p4.time.Refresh;
import p4.time.Timeline;
import p4.transfer.SharedFolder;

/** The files this node offers, as its folder was at the last look; one look at a time. */
final class LocalFiles {

    private static final Duration REST = Duration.ofMillis(200);

    private final SharedFolder folder;
    private final Timeline timeline;
    private final OverlayObserver observer;
    private final Refresh refresh;
    private final Map<ContentHash, FileManifest> byHash = new LinkedHashMap<>();
    private List<Listed> listed = List.of();
    private long bytes;

    LocalFiles(SharedFolder folder, Timeline timeline, OverlayObserver observer) {
        this.folder = folder;
        this.timeline = timeline;
        this.observer = observer;
        this.refresh = new Refresh(this::look, REST, timeline);
    }

    /** Looks for the first time, and whenever the folder says that it changed. */
    CompletionStage<Void> start() {
        folder.watch(() -> timeline.execute(this::changed));
        return refresh.now();
    }

    /** Looks no more. */
    void stop() {
        refresh.stop();
    }

    /** Looks soon; changes that come in a burst are looked at once. */
    void changed() {
        refresh.soon();
    }

    /** The files that match {@code text}, those that are called so first. */
    List<FileManifest> matching(String text) {
        Optional<FileManifest> hashed = hash(text).map(byHash::get);
        if (hashed.isPresent()) return hashed.stream().toList();
        String part = text.toLowerCase(Locale.ROOT);
        return listed.stream()
                .filter(file -> file.lowerCase().contains(part))
                .map(Listed::file)
                .sorted(Comparator.comparing(file -> !isCalled(file, text)))
                .limit(ProtocolBounds.FILES_MAX)
                .toList();
    }

    /** Tells whether {@code text} is a part of the path of {@code file}, ignoring case, or its hash. */
    static boolean matches(FileManifest file, String text) {
        return file.hash().hex().equals(text)
                || file.path()
                        .value()
                        .toLowerCase(Locale.ROOT)
                        .contains(text.toLowerCase(Locale.ROOT));
    }

    /** Tells whether {@code text} is the path of {@code file}, its last component, or its hash. */
    static boolean isCalled(FileManifest file, String text) {
        return file.hash().hex().equals(text)
                || file.path().value().equals(text)
                || file.path().name().equals(text);
    }

    /** The file with {@code hash}, if it is offered. */
    Optional<FileManifest> file(ContentHash hash) {
        return Optional.ofNullable(byHash.get(hash));
    }

    /** Reads {@code text} as a hash, if it is one. */
    static Optional<ContentHash> hash(String text) {
        try {
            return Optional.of(new ContentHash(text));
        } catch (IllegalArgumentException aName) {
            return Optional.empty();
        }
    }

    int count() {
        return listed.size();
    }

    long bytes() {
        return bytes;
    }

    private void look(CompletableFuture<Void> looked) {
        timeline.when(folder.scan(), (tree, failed) -> {
            if (failed != null) {
                looked.completeExceptionally(failed);
                return;
            }
            offer(tree);
            looked.complete(null);
        });
    }

    private void offer(FileTree tree) {
        byHash.clear();
        tree.forEach(file -> byHash.putIfAbsent(file.hash(), file));
        listed = tree.files().stream().map(Listed::of).toList();
        bytes = tree.totalBytes();
        observer.happened(new OverlayEvent.Offered(listed.size(), bytes), timeline.instant());
    }

    private record Listed(String lowerCase, FileManifest file) {

        static Listed of(FileManifest file) {
            return new Listed(file.path().value().toLowerCase(Locale.ROOT), file);
        }
    }
}
