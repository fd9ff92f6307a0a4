package p4.transfer;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import p4.model.FileManifest;

/** Stands in for a peer whose port must be known before the peer itself can be made. */
public final class LateHandler implements TransferHandler {

    private volatile Optional<TransferHandler> real = Optional.empty();

    /** Hands everything to {@code handler} from now on. */
    public void become(TransferHandler handler) {
        real = Optional.of(handler);
    }

    @Override
    public CompletionStage<FileManifest> describe(TransferRequest.Describe describe) {
        return then(handler -> handler.describe(describe));
    }

    @Override
    public CompletionStage<OpenFile> fetch(TransferRequest.Fetch fetch) {
        return then(handler -> handler.fetch(fetch));
    }

    @Override
    public CompletionStage<IncomingFile> store(TransferRequest.Store store) {
        return then(handler -> handler.store(store));
    }

    private <T> CompletionStage<T> then(Function<TransferHandler, CompletionStage<T>> call) {
        return real.map(call)
                .orElseGet(() -> CompletableFuture.failedFuture(new TransferRefused(
                        TransferRefusal.UNAVAILABLE, "this peer is still starting")));
    }
}
