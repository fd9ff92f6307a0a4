package p4.overlay;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.Executor;
import p4.model.FileManifest;
import p4.time.Timeline;
import p4.transfer.OpenFile;
import p4.transfer.SharedFolder;

/** Serves the bytes of this node's files, a piece at a time; keeps nothing open in between. */
final class PieceServer {

    private final OverlayLimits.Transfer limits;
    private final LocalFiles files;
    private final SharedFolder folder;
    private final Executor disk;
    private final Timeline timeline;
    private final OverlayObserver observer;
    private int reading;
    private long bytesServed;

    PieceServer(
            OverlayLimits.Transfer limits,
            LocalFiles files,
            SharedFolder folder,
            Executor disk,
            Timeline timeline,
            OverlayObserver observer) {
        this.limits = limits;
        this.files = files;
        this.folder = folder;
        this.disk = disk;
        this.timeline = timeline;
        this.observer = observer;
    }

    /** Serves {@code request} over {@code asker}, and runs {@code done} once it is answered. */
    void serve(Message.PieceRequest request, Connection asker, Runnable done) {
        Optional<FileManifest> file = files.file(request.hash());
        if (file.isEmpty()) {
            refuse(request, asker, ErrorId.NO_SUCH_FILE, done);
        } else if (request.offset() > file.get().size()) {
            refuse(request, asker, ErrorId.BAD_RANGE, done);
        } else if (reading >= limits.uploads()) {
            refuse(request, asker, ErrorId.BUSY, done);
        } else {
            read(request, file.get(), asker, done);
        }
    }

    /** How many pieces are read at this moment. */
    int reading() {
        return reading;
    }

    long bytesServed() {
        return bytesServed;
    }

    private void read(
            Message.PieceRequest request, FileManifest file, Connection asker, Runnable done) {
        reading++;
        var piece = folder.open(file.path(), file.hash())
                .thenApplyAsync(open -> piece(request, open), disk);
        timeline.when(piece, (read, failed) -> {
            reading--;
            if (failed == null) send(request, read, asker, done);
            else changed(request, asker, done);
        });
    }

    private void send(
            Message.PieceRequest request, Message.Piece piece, Connection asker, Runnable done) {
        int count = piece.bytes().remaining();
        bytesServed += count;
        asker.send(piece);
        done.run();
        tell(new OverlayEvent.Served(asker.remoteHost(), request.hash(), count));
    }

    private void changed(Message.PieceRequest request, Connection asker, Runnable done) {
        files.changed();
        refuse(request, asker, ErrorId.FILE_CHANGED, done);
    }

    private void refuse(
            Message.PieceRequest request, Connection asker, ErrorId why, Runnable done) {
        asker.send(new Message.Fault(request.tag(), why, ""));
        done.run();
        tell(new OverlayEvent.RequestRefused(asker.remoteHost(), why));
    }

    private static Message.Piece piece(Message.PieceRequest request, OpenFile open) {
        try (open) {
            long size = open.manifest().size();
            var bytes =
                    ByteBuffer.allocate((int) Math.min(request.length(), size - request.offset()));
            open.read(request.offset(), bytes);
            return new Message.Piece(request.tag(), size, bytes.flip());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void tell(OverlayEvent event) {
        observer.happened(event, timeline.instant());
    }
}
