package p4.compat;

import java.util.concurrent.CompletionStage;
import p4.model.FilePath;
import p4.model.PeerEndpoint;

/**
 * A dialect's way to the bytes that its own programs serve.
 *
 * <p>Nothing here blocks. Stages complete on any thread, within the limits' time for a call.
 */
public interface DataPort {

    /**
     * Reads the whole file that the program at {@code endpoint} serves as {@code path}.
     *
     * @return its bytes, as many as the limits allow; fails with {@link
     *     p4.transfer.TransferRefused} (definite) or {@link p4.transfer.PeerUnreachable} alone
     */
    CompletionStage<byte[]> read(PeerEndpoint endpoint, FilePath path);

    /** Tells whether anybody who speaks the dialect answers at {@code endpoint}; never fails. */
    CompletionStage<Boolean> answers(PeerEndpoint endpoint);
}
