package p4.transfer;

import java.util.concurrent.CompletionStage;
import p4.model.FileManifest;
import p4.model.PeerEndpoint;

/**
 * A peer's way to the other peers.
 *
 * <p>Nothing here blocks. Every stage completes on any thread, and fails with {@link
 * TransferRefused} (definite) or {@link PeerUnreachable} (not known) alone.
 */
public interface DataPlane {

    /** Asks the peer at {@code endpoint} what it has at a path. */
    CompletionStage<FileManifest> describe(
            PeerEndpoint endpoint, TransferRequest.Describe describe);

    /**
     * Streams what {@code fetch} asks for from the peer at {@code endpoint} into {@code sink}.
     *
     * @return how many bytes came, once the sink took the last; if it fails, the sink may hold a
     *     prefix
     */
    CompletionStage<Long> fetch(PeerEndpoint endpoint, TransferRequest.Fetch fetch, ChunkSink sink);

    /**
     * Streams {@code content} to the peer at {@code endpoint}; closes it in every case.
     *
     * @return done once the peer has verified and kept the whole file
     */
    CompletionStage<Void> store(
            PeerEndpoint endpoint, TransferRequest.Store store, OpenFile content);
}
