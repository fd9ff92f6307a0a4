package p4.compat.catalog;

import com.google.protobuf.UnsafeByteOperations;
import io.grpc.stub.ServerCallStreamObserver;
import java.util.Optional;
import p4.compat.catalog.wire.peer.FileChunk;

/**
 * A file on its way to who asked for it: piece after piece, no faster than they are taken.
 *
 * <p>May be called from several threads; sends on whichever finds room.
 */
final class Pieces {

    private static final int PIECE_BYTES = 64 << 10;

    private final ServerCallStreamObserver<FileChunk> call;
    private Optional<byte[]> file = Optional.empty();
    private int sent;
    private boolean sending;

    Pieces(ServerCallStreamObserver<FileChunk> call) {
        this.call = call;
    }

    /** Sends {@code bytes}, which do not change any more. */
    synchronized void send(byte[] bytes) {
        file = Optional.of(bytes);
        go();
    }

    /** Goes on as far as there is room. */
    synchronized void go() {
        if (sending || file.isEmpty()) return;
        sending = true; // what is sent may call back at once
        byte[] bytes = file.get();
        while (sent < bytes.length && call.isReady()) {
            int count = Math.min(PIECE_BYTES, bytes.length - sent);
            call.onNext(FileChunk.newBuilder()
                    .setContent(UnsafeByteOperations.unsafeWrap(bytes, sent, count))
                    .build());
            sent += count;
        }
        sending = false;
        if (sent == bytes.length) {
            file = Optional.empty();
            call.onCompleted();
        }
    }
}
