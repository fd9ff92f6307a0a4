package p4.peer;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import p4.model.Sample;
import p4.model.TicketKey;
import p4.time.Timeline;
import p4.transfer.OpenFile;
import p4.transfer.Prover;
import p4.transfer.SharedFolder;
import p4.transfer.TransferRefusal;
import p4.transfer.TransferRefused;

/** Shows the tracker that this peer is the one it gave its lease to, and has what it offers. */
final class Proofs implements Prover {

    private final LeaseKeeper leases;
    private final SharedFolder folder;
    private final Timeline timeline;

    Proofs(LeaseKeeper leases, SharedFolder folder, Timeline timeline) {
        this.leases = leases;
        this.folder = folder;
        this.timeline = timeline;
    }

    @Override
    public CompletionStage<String> prove(String nonce) {
        return withKey(key -> key.proof(nonce));
    }

    @Override
    public CompletionStage<OpenFile> sample(String nonce, Sample sample, String permit) {
        return withKey(key -> key.permits(permit, nonce, sample))
                .thenCompose(permitted -> permitted
                        ? folder.open(sample.path(), sample.content())
                        : refused(TransferRefusal.UNAUTHENTICATED, "that is not from the tracker"))
                .thenApply(file -> holding(sample, file));
    }

    private static OpenFile holding(Sample sample, OpenFile file) {
        if (sample.length() <= file.manifest().size() - sample.offset()) return file;
        file.close();
        throw new TransferRefused(TransferRefusal.INVALID, "the sample goes past the file's end");
    }

    private <T> CompletionStage<T> withKey(Function<TicketKey, T> question) {
        return CompletableFuture.supplyAsync(() -> answer(question), timeline);
    }

    private <T> T answer(Function<TicketKey, T> question) {
        TicketKey key = leases.lease()
                .orElseThrow(() -> new TransferRefused(
                        TransferRefusal.UNAVAILABLE, "this peer is not on the network now"))
                .ticketKey();
        try {
            return question.apply(key);
        } catch (IllegalArgumentException malformed) {
            throw new TransferRefused(TransferRefusal.INVALID, "that is not a nonce");
        }
    }

    private static <T> CompletionStage<T> refused(TransferRefusal why, String detail) {
        return CompletableFuture.failedFuture(new TransferRefused(why, detail));
    }
}
