package p4.disk;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;

/**
 * How a folder on disk is used.
 *
 * <p>A file is taken only if {@code reserveBytes} stay free beside it. With {@code fsync} it is on the
 * disk, not just in memory, before it is renamed into place. Changes are watched for on a thread of
 * {@code watchThreads}; without one, only the owner says when to look.
 */
public record DiskSettings(
        Path root, long reserveBytes, boolean fsync, Optional<ThreadFactory> watchThreads) {

    private static final long RESERVE = 64L << 20;

    /** A folder that is not watched, keeps 64 MiB free and does not sync. */
    public static DiskSettings at(Path root, Optional<ThreadFactory> watchThreads) {
        return new DiskSettings(root, RESERVE, false, watchThreads);
    }

    /** The same for another root. */
    DiskSettings at(Path other) {
        return new DiskSettings(other, reserveBytes, fsync, watchThreads);
    }
}
