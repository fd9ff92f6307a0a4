package p4.wire.grpc;

import io.grpc.StatusRuntimeException;
import io.grpc.stub.CallStreamObserver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import p4.transfer.OpenFile;
import p4.v1.FileChunk;

/**
 * A file on its way out through one call: read as fast as the other side takes it, never faster.
 *
 * <p>At most one read is under way; it begins only while the call is ready for more. The file is
 * closed exactly once, however the call ends.
 */
final class OutgoingFile<T> {

    private final CallStreamObserver<T> out;
    private final Function<FileChunk, T> message;
    private final long length;
    private final Executor disk;
    private @Nullable OpenFile file;
    private long position;
    private long end;
    private boolean reading;
    private boolean over;

    /** Sends {@code length} bytes from {@code offset} on (0 means all), each as a {@code message}. */
    OutgoingFile(
            CallStreamObserver<T> out,
            Function<FileChunk, T> message,
            long offset,
            long length,
            Executor disk) {
        this.out = out;
        this.message = message;
        this.position = offset;
        this.length = length;
        this.disk = disk;
    }

    /** Ends the call with {@code refusal}. */
    synchronized void refuse(StatusRuntimeException refusal) {
        if (over) return;
        over = true;
        out.onError(refusal);
    }

    /** Sends {@code opened} from now on. */
    void begin(OpenFile opened) {
        synchronized (this) {
            if (over) {
                opened.close();
                return;
            }
            file = opened;
            end = length == 0 ? opened.manifest().size() : position + length;
        }
        pump();
    }

    /** Goes on sending; to be called whenever the call is ready for more. */
    synchronized void pump() {
        if (over || reading || file == null || !out.isReady()) return;
        reading = true;
        disk.execute(this::readOn);
    }

    private void readOn() {
        try {
            while (sendOne()) {
                // goes on as long as the other side takes it
            }
        } catch (IOException | RuntimeException failed) {
            fail(failed);
        }
    }

    private boolean sendOne() throws IOException {
        @Nullable OpenFile source;
        long from;
        synchronized (this) {
            if (over) return false;
            if (position >= end) return complete();
            if (!out.isReady()) {
                reading = false;
                return false;
            }
            source = file;
            from = position;
        }
        if (source == null) return false;
        var bytes = ByteBuffer.allocate((int) Math.min(Wire.CHUNK_BYTES, end - from));
        int count = source.read(from, bytes);
        if (count <= 0) throw new IOException("the file ended early, at byte " + from);
        bytes.flip();
        synchronized (this) {
            if (over) return false;
            position = from + count;
            out.onNext(message.apply(Wire.chunk(from, bytes)));
        }
        return true;
    }

    private boolean complete() {
        close();
        out.onCompleted();
        return false;
    }

    private synchronized void fail(Exception failed) {
        if (over) return;
        close();
        out.onError(Statuses.of(
                failed instanceof IOException io ? new UncheckedIOException(io) : failed));
    }

    /** Sends no more: the other side is gone, or has answered already. */
    synchronized void stop() {
        if (over) return;
        close();
    }

    private void close() {
        over = true;
        if (file != null) file.close();
    }
}
