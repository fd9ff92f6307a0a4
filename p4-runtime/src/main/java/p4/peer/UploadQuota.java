package p4.peer;

import java.util.Optional;
import java.util.OptionalLong;
import p4.model.FileManifest;
import p4.transfer.TransferRefusal;
import p4.transfer.TransferRefused;

/**
 * How many bytes others may still store here, those on their way taken off.
 *
 * <p>Lives on the peer's timeline. Counts since the peer started.
 */
final class UploadQuota {

    private final boolean open;
    private long bytesLeft;

    UploadQuota(PeerSettings settings) {
        this.open = settings.takesUploads();
        this.bytesLeft = settings.uploadQuotaBytes();
    }

    /** How many bytes of uploads this peer takes, as trackers are told; empty if it takes none. */
    OptionalLong room() {
        return open ? OptionalLong.of(Math.max(0, bytesLeft)) : OptionalLong.empty();
    }

    /** How many bytes are left; less than none if more were set aside than there are. */
    long bytesLeft() {
        return bytesLeft;
    }

    /** Why {@code file} is not taken; empty if it is. */
    Optional<TransferRefused> objection(FileManifest file) {
        if (!open) return refused(TransferRefusal.FORBIDDEN, "this peer takes no uploads");
        return file.size() > bytesLeft
                ? refused(TransferRefusal.EXHAUSTED, "no quota is left for that file")
                : Optional.empty();
    }

    /** Sets room aside for {@code file}, to which there was no {@link #objection}. */
    void take(FileManifest file) {
        bytesLeft -= file.size();
    }

    /** Gives back what was set aside for {@code file}, which does not come. */
    void giveBack(FileManifest file) {
        bytesLeft += file.size();
    }

    private static Optional<TransferRefused> refused(TransferRefusal why, String detail) {
        return Optional.of(new TransferRefused(why, detail));
    }
}
