package p4.bench;

import java.security.MessageDigest;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import p4.model.ContentHash;
import p4.model.FileManifest;
import p4.transfer.Chunk;
import p4.transfer.ChunkSink;

/** Takes a transfer and hashes it, or only counts it. */
final class Checked implements ChunkSink {

    private static final CompletableFuture<Void> TAKEN = CompletableFuture.completedFuture(null);

    private final MessageDigest digest = ContentHash.digest();
    private final boolean verified;
    private long bytes;

    /** Hashes what it takes if it is to be {@code verified}. */
    Checked(boolean verified) {
        this.verified = verified;
    }

    @Override
    public CompletionStage<Void> take(Chunk chunk) {
        bytes += chunk.bytes().remaining();
        if (verified) digest.update(chunk.bytes().duplicate());
        return TAKEN;
    }

    /** The bytes that came; fails if they are not those of {@code expected}. */
    long whole(FileManifest expected) {
        if (bytes != expected.size()) throw new IllegalStateException(bytes + " bytes came");
        if (verified && !ContentHash.of(digest.digest()).equals(expected.hash())) {
            throw new IllegalStateException("other bytes came than were sent");
        }
        return bytes;
    }
}
