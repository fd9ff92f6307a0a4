package p4.wire.grpc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import p4.model.ContentHash;
import p4.model.Sample;
import p4.transfer.OpenFile;
import p4.transfer.TransferRefusal;
import p4.transfer.TransferRefused;

/** Reads what a tracker wants a hash of. */
final class Samples {

    private Samples() {}

    /** The hash of {@code sample} of {@code file}, with {@code nonce}; closes the file. Blocks. */
    static ContentHash hash(String nonce, Sample sample, OpenFile file) {
        try (file) {
            var bytes = ByteBuffer.allocate(sample.length());
            if (file.read(sample.offset(), bytes) < sample.length()) {
                throw new TransferRefused(TransferRefusal.CHANGED, "the file became shorter");
            }
            return Sample.hash(nonce, bytes.flip());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
