package p4.transfer;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import p4.model.FileManifest;
import p4.model.Sample;

/** Stands in for a peer whose port must be known before the peer itself can be made. */
public final class LateHandler implements TransferHandler, Prover {

    private volatile Optional<TransferHandler> real = Optional.empty();
    private volatile Optional<Prover> realProver = Optional.empty();

    /** Hands everything to {@code handler} and {@code prover} from now on. */
    public void become(TransferHandler handler, Prover prover) {
        realProver = Optional.of(prover);
        real = Optional.of(handler);
    }

    @Override
    public CompletionStage<FileManifest> describe(TransferRequest.Describe describe) {
        return then(real, handler -> handler.describe(describe));
    }

    @Override
    public CompletionStage<OpenFile> fetch(TransferRequest.Fetch fetch) {
        return then(real, handler -> handler.fetch(fetch));
    }

    @Override
    public CompletionStage<IncomingFile> store(TransferRequest.Store store) {
        return then(real, handler -> handler.store(store));
    }

    @Override
    public CompletionStage<String> prove(String nonce) {
        return then(realProver, prover -> prover.prove(nonce));
    }

    @Override
    public CompletionStage<OpenFile> sample(String nonce, Sample sample, String permit) {
        return then(realProver, prover -> prover.sample(nonce, sample, permit));
    }

    private static <H, T> CompletionStage<T> then(
            Optional<H> there, Function<H, CompletionStage<T>> call) {
        return there.map(call)
                .orElseGet(() -> CompletableFuture.failedFuture(new TransferRefused(
                        TransferRefusal.UNAVAILABLE, "this peer is still starting")));
    }
}
