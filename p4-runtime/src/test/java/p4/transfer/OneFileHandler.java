package p4.transfer;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import p4.model.FileManifest;

/** A peer that serves one file and takes any, or refuses everything; remembers what it was asked. */
public final class OneFileHandler implements TransferHandler {

    private final FileManifest manifest;
    private final Queue<MemoryFile> files = new ArrayDeque<>();
    private final Queue<MemoryIncoming> places = new ArrayDeque<>();
    private final List<TransferRequest> asked = new CopyOnWriteArrayList<>();
    private volatile Optional<TransferRefused> refusal = Optional.empty();

    /** Describes {@code manifest}, and serves each of {@code files} once. */
    public OneFileHandler(FileManifest manifest, MemoryFile... files) {
        this.manifest = manifest;
        this.files.addAll(List.of(files));
    }

    /** Takes the next upload into {@code place}. */
    public OneFileHandler taking(MemoryIncoming place) {
        places.add(place);
        return this;
    }

    /** Refuses everything from now on. */
    public OneFileHandler refusing(TransferRefusal why) {
        refusal = Optional.of(new TransferRefused(why, "refused for a test"));
        return this;
    }

    /** Everything it was asked, in order. */
    public List<TransferRequest> asked() {
        return List.copyOf(asked);
    }

    @Override
    public CompletionStage<FileManifest> describe(TransferRequest.Describe describe) {
        return answer(describe, () -> manifest);
    }

    @Override
    public CompletionStage<OpenFile> fetch(TransferRequest.Fetch fetch) {
        return answer(fetch, files::remove);
    }

    @Override
    public CompletionStage<IncomingFile> store(TransferRequest.Store store) {
        return answer(store, places::remove);
    }

    private synchronized <T> CompletionStage<T> answer(
            TransferRequest request, java.util.function.Supplier<T> answer) {
        asked.add(request);
        return refusal.<CompletionStage<T>>map(CompletableFuture::failedFuture)
                .orElseGet(() -> CompletableFuture.completedFuture(answer.get()));
    }
}
