package p4.transfer;

import java.util.concurrent.CompletionStage;
import p4.model.FileManifest;

/**
 * A peer's serving side of the data plane: what a wire hands requests to.
 *
 * <p>May be called from many threads at once; never blocks. Every stage fails with {@link
 * TransferRefused} alone.
 */
public interface TransferHandler {

    /** Says what this peer has, after the ticket was found good. */
    CompletionStage<FileManifest> describe(TransferRequest.Describe describe);

    /** Opens what {@code fetch} asks for, after its ticket was found good; the wire closes it. */
    CompletionStage<OpenFile> fetch(TransferRequest.Fetch fetch);

    /** Makes room for a file, after its ticket was found good; the wire finishes or aborts it. */
    CompletionStage<IncomingFile> store(TransferRequest.Store store);
}
