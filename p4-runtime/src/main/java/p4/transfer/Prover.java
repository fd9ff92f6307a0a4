package p4.transfer;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import p4.model.Sample;

/** Answers a tracker that dials back to see who serves at an address. */
@FunctionalInterface
public interface Prover {

    /**
     * Answers {@code nonce} with what only the owner of this peer's ticket key can say.
     *
     * <p>May be called from many threads at once, by anybody; never blocks.
     *
     * @return 64 lower-case hexadecimal digits; fails with {@link TransferRefused}: {@link
     *     TransferRefusal#UNAVAILABLE} without a lease, {@link TransferRefusal#INVALID} if it is no
     *     nonce
     */
    CompletionStage<String> prove(String nonce);

    /**
     * Opens the file of {@code sample}, of which the tracker wants a hash; the wire closes it.
     *
     * <p>{@code permit} must be what the tracker makes with this peer's ticket key. May be called from
     * many threads at once, by anybody; never blocks.
     *
     * @return the file; fails with {@link TransferRefused}: {@link TransferRefusal#UNAUTHENTICATED}
     *     for a wrong permit, {@link TransferRefusal#INVALID} for bytes past the end, and as {@link
     *     SharedFolder#open} and {@link #prove} do
     */
    default CompletionStage<OpenFile> sample(String nonce, Sample sample, String permit) {
        return CompletableFuture.failedFuture(
                new TransferRefused(TransferRefusal.UNAVAILABLE, "this peer shows no samples"));
    }
}
