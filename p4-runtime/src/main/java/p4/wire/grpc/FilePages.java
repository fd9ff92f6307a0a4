package p4.wire.grpc;

import io.grpc.SynchronizationContext;
import io.grpc.stub.ServerCallStreamObserver;
import java.util.Collections;
import java.util.Iterator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import p4.model.FileManifest;
import p4.v1.Files;

/** A long list of files on its way out, some at a time, as fast as they are taken. */
final class FilePages {

    private static final Logger LOG = LoggerFactory.getLogger(FilePages.class);
    private static final int FILES_PER_PAGE = 500;

    private final ServerCallStreamObserver<Files> reply;
    private final SynchronizationContext turns = new SynchronizationContext(
            (thread, thrown) -> LOG.warn("a list could not be sent", thrown));
    private Iterator<FileManifest> left = Collections.emptyIterator();
    private boolean begun;
    private boolean over;

    FilePages(ServerCallStreamObserver<Files> reply) {
        this.reply = reply;
        reply.setOnReadyHandler(() -> turns.execute(this::send));
        reply.setOnCancelHandler(() -> turns.execute(this::stop));
    }

    /** Sends {@code files}, in their order. */
    void begin(Iterable<FileManifest> files) {
        turns.execute(() -> {
            left = files.iterator();
            begun = true;
            send();
        });
    }

    /** Sends nothing but why. */
    void fail(Throwable why) {
        turns.execute(() -> {
            if (over) return;
            stop();
            reply.onError(CommandStatuses.of(why));
        });
    }

    private void send() {
        while (begun && !over && reply.isReady()) {
            if (left.hasNext()) {
                reply.onNext(page());
            } else {
                stop();
                reply.onCompleted();
            }
        }
    }

    private Files page() {
        var page = Files.newBuilder();
        while (left.hasNext() && page.getFilesCount() < FILES_PER_PAGE) {
            page.addFiles(Wire.manifest(left.next()));
        }
        return page.build();
    }

    private void stop() {
        over = true;
        left = Collections.emptyIterator();
    }
}
