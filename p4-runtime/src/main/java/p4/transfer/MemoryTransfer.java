package p4.transfer;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * A run of a file's bytes on its way into a sink, one chunk at a time.
 *
 * <p>Moves on the thread that starts it, and then on those that the sink is done on. The file is
 * closed exactly once, however it ends, and never while it is read.
 */
final class MemoryTransfer {

    private final OpenFile file;
    private final long end;
    private final int chunkBytes;
    private final Function<Throwable, Throwable> ofFile;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private ChunkSink sink = chunk -> CompletableFuture.completedFuture(null);
    private long position;
    private boolean moving;
    private boolean over;

    /** Will move the bytes from {@code from} to {@code end}; says failures of the file as told. */
    MemoryTransfer(
            OpenFile file,
            long from,
            long end,
            int chunkBytes,
            Function<Throwable, Throwable> ofFile) {
        this.file = file;
        this.position = from;
        this.end = end;
        this.chunkBytes = chunkBytes;
        this.ofFile = ofFile;
    }

    /** Begins, unless it was stopped; done when the sink took the last chunk and the file is closed. */
    CompletionStage<Void> into(ChunkSink target) {
        sink = target;
        move();
        return ended;
    }

    /** Ends it; does nothing once it has ended. */
    void stop() {
        synchronized (this) {
            if (over) return;
            over = true;
            if (moving) return; // who moves closes the file
        }
        file.close();
    }

    private void move() {
        synchronized (this) {
            if (over) return;
            moving = true;
        }
        try {
            moveOn();
        } catch (IOException | RuntimeException failed) {
            rest();
            fail(ofFile.apply(failed));
        }
    }

    /** Moves chunk after chunk, until the end or a sink that holds it up. */
    private void moveOn() throws IOException {
        while (position < end && !isOver()) {
            CompletableFuture<Void> taken = offer(next());
            if (!taken.isDone() || taken.isCompletedExceptionally()) {
                rest();
                CompletionStage<Void> held = taken;
                held.whenComplete((done, failed) -> goOn(failed));
                return;
            }
        }
        rest();
        if (position == end) finish();
    }

    private Chunk next() throws IOException {
        long from = position;
        var bytes = ByteBuffer.allocate((int) Math.min(chunkBytes, end - from));
        if (file.read(from, bytes) < bytes.capacity()) {
            throw new TransferRefused(TransferRefusal.CHANGED, "the file became shorter");
        }
        position = from + bytes.capacity();
        return new Chunk(from, bytes.flip());
    }

    private CompletableFuture<Void> offer(Chunk chunk) {
        try {
            return sink.take(chunk).toCompletableFuture();
        } catch (RuntimeException thrown) {
            return CompletableFuture.failedFuture(thrown);
        }
    }

    private void goOn(Throwable failed) {
        if (failed == null) move();
        else fail(failed);
    }

    private void finish() {
        stop();
        ended.complete(null);
    }

    private void fail(Throwable why) {
        stop();
        ended.completeExceptionally(why);
    }

    private synchronized boolean isOver() {
        return over;
    }

    private void rest() {
        synchronized (this) {
            moving = false;
            if (!over) return;
        }
        file.close(); // it was stopped while it moved
    }
}
