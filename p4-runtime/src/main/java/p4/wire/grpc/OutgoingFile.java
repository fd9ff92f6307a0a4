package p4.wire.grpc;

import io.grpc.stub.CallStreamObserver;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import p4.transfer.OpenFile;
import p4.transfer.TransferRefusal;
import p4.transfer.TransferRefused;
import p4.v1.FileChunk;

/**
 * A file on its way out through one call: read as fast as the other side takes it, never faster.
 *
 * <p>It is read in turns of some chunks, so that many files share a disk's threads fairly. One thread
 * at a time works on it; that one alone sends, and closes the file, exactly once, however the call
 * ends. Nothing foreign is called while the lock is held.
 */
final class OutgoingFile<T> {

    private static final int CHUNKS_PER_TURN = 8;

    private final CallStreamObserver<T> out;
    private final Function<FileChunk, T> message;
    private final int chunkBytes;
    private final Patience patience;
    private final Consumer<Throwable> broken;
    private final Turns turns;
    private Patience.Watch watch = Patience.Watch.NONE;
    private @Nullable OpenFile file;
    private @Nullable Throwable failure;
    private long position;
    private long end;
    private boolean working;
    private boolean over;

    /**
     * Sends into {@code out}, chunks of {@code chunkBytes} as a {@code message} each, reading on
     * {@code disk}.
     *
     * <p>{@code broken} hears why it went no further, unless it was told to {@link #stop}.
     */
    OutgoingFile(
            CallStreamObserver<T> out,
            Function<FileChunk, T> message,
            int chunkBytes,
            Executor disk,
            Patience patience,
            Consumer<Throwable> broken) {
        this.out = out;
        this.message = message;
        this.chunkBytes = chunkBytes;
        this.patience = patience;
        this.broken = broken;
        this.turns = new Turns(disk, this::turn);
    }

    /** Sends {@code length} bytes of {@code opened} from {@code offset} on; 0 means up to the end. */
    void begin(OpenFile opened, long offset, long length) {
        long size = opened.manifest().size();
        if (offset > size || length > size - offset) {
            opened.close();
            fail(new TransferRefused(
                    TransferRefusal.INVALID, "the range goes past the file's end at " + size));
            return;
        }
        synchronized (this) {
            file = opened;
            position = offset;
            end = length == 0 ? size : offset + length;
            working = true;
        }
        watch = patience.watch(() -> fail(
                new TransferRefused(TransferRefusal.UNAVAILABLE, "nothing was read for too long")));
        rest();
    }

    /** Goes on sending; to be called whenever the call is ready for more. */
    void pump() {
        synchronized (this) {
            if (over || working || file == null) return;
            working = true;
        }
        takeTurn();
    }

    /** Sends no more: the other side is gone, or has answered already. */
    void stop() {
        end(null);
    }

    /** Sends no more because of {@code why}. */
    void fail(Throwable why) {
        end(why);
    }

    private void end(@Nullable Throwable why) {
        synchronized (this) {
            if (over) return;
            over = true;
            failure = why;
            if (working) return; // who works on it sees to the rest
        }
        conclude();
    }

    private void takeTurn() {
        try {
            turns.next();
        } catch (RejectedExecutionException closed) {
            synchronized (this) {
                working = false;
            }
            fail(new TransferRefused(TransferRefusal.UNAVAILABLE, "this peer is going down"));
        }
    }

    private void turn() {
        for (int sent = 0; sent < CHUNKS_PER_TURN; sent++) {
            if (mustRest()) {
                rest();
                return;
            }
            sendNext();
        }
        takeTurn();
    }

    private synchronized boolean mustRest() {
        return over || !out.isReady();
    }

    /** Works no more, until there is something to do. */
    private void rest() {
        boolean done;
        boolean ready;
        synchronized (this) {
            working = false;
            done = over;
            ready = out.isReady();
        }
        if (done) conclude();
        else if (ready) pump();
    }

    private void sendNext() {
        try {
            if (position == end) {
                stop();
                out.onCompleted();
            } else {
                out.onNext(message.apply(read()));
                watch.moved();
            }
        } catch (IOException | RuntimeException failed) {
            fail(failed);
        }
    }

    private FileChunk read() throws IOException {
        OpenFile source = file;
        if (source == null) throw new IllegalStateException("nothing to read was opened");
        long from = position;
        var bytes = ByteBuffer.allocate((int) Math.min(chunkBytes, end - from));
        if (source.read(from, bytes) < bytes.capacity()) {
            throw new TransferRefused(TransferRefusal.CHANGED, "the file became shorter");
        }
        position = from + bytes.capacity();
        return Wire.chunk(from, bytes.flip());
    }

    private void conclude() {
        watch.end();
        OpenFile opened;
        Throwable why;
        synchronized (this) {
            opened = file;
            file = null;
            why = failure;
            failure = null;
        }
        if (opened != null) opened.close();
        if (why != null) broken.accept(why);
    }
}
