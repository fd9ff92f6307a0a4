package p4.wire.grpc;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import io.grpc.Metadata;
import java.nio.ByteBuffer;
import java.util.Optional;
import p4.model.ContentHash;
import p4.model.FileManifest;
import p4.model.FilePath;
import p4.model.Sample;
import p4.model.Ticket;
import p4.v1.FileChunk;
import p4.v1.FileRef;
import p4.v1.Manifest;

/** P4's nouns as protobuf messages and metadata, and back. */
final class Wire {

    /** How many bytes of a file go into one message, at most. */
    static final int CHUNK_BYTES = 256 << 10;

    /** How many more a message that holds a chunk may have. */
    static final int AROUND_A_CHUNK_BYTES = 4 << 10;

    static final Metadata.Key<String> TICKET = key("p4-ticket");
    static final Metadata.Key<String> HTTP_STATUS = key("http-status");
    static final Metadata.Key<String> REFUSAL = key("p4-refusal");
    static final Metadata.Key<String> FAILURE = key("p4-failure");
    static final Metadata.Key<String> AUTHORIZATION = key("authorization");

    private Wire() {}

    static Manifest manifest(FileManifest file) {
        return Manifest.newBuilder()
                .setPath(file.path().value())
                .setSize(file.size())
                .setSha256(file.hash().hex())
                .build();
    }

    static FileManifest manifest(Manifest file) {
        return new FileManifest(
                new FilePath(file.getPath()), file.getSize(), new ContentHash(file.getSha256()));
    }

    static FileRef ref(FilePath path, ContentHash content) {
        return FileRef.newBuilder()
                .setPath(path.value())
                .setSha256(content.hex())
                .build();
    }

    static Sample sample(p4.v1.Sample sample) {
        return new Sample(
                new FilePath(sample.getFile().getPath()),
                new ContentHash(sample.getFile().getSha256()),
                sample.getOffset(),
                sample.getLength());
    }

    static p4.v1.Sample sample(Sample sample, String permit) {
        return p4.v1.Sample.newBuilder()
                .setFile(ref(sample.path(), sample.content()))
                .setOffset(sample.offset())
                .setLength(sample.length())
                .setPermit(permit)
                .build();
    }

    /** Wraps {@code bytes} without a copy: they must not be written any more. */
    static FileChunk chunk(long offset, ByteBuffer bytes) {
        ByteString content = UnsafeByteOperations.unsafeWrap(bytes);
        return FileChunk.newBuilder().setOffset(offset).setContent(content).build();
    }

    static Metadata ticket(Optional<Ticket> ticket) {
        var metadata = new Metadata();
        ticket.ifPresent(shown -> metadata.put(TICKET, shown.text()));
        return metadata;
    }

    /** The ticket in {@code metadata}; one that cannot be read is none. */
    static Optional<Ticket> ticket(Metadata metadata) {
        String text = metadata.get(TICKET);
        if (text == null) return Optional.empty();
        try {
            return Optional.of(Ticket.parse(text));
        } catch (IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    private static Metadata.Key<String> key(String name) {
        return Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER);
    }
}
