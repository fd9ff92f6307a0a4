package p4.transfer;

import java.util.concurrent.CompletionStage;

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
}
