package p4.sim.cluster.virtual;

import com.google.protobuf.CodedOutputStream;
import io.grpc.InternalMetadata;
import io.grpc.Metadata;
import java.util.Optional;
import p4.model.FileManifest;
import p4.model.Ticket;
import p4.transfer.Chunk;
import p4.transfer.TransferRequest;
import p4.v1.FileChunk;
import p4.v1.StoreRequest;

/**
 * How many bytes the messages of the data plane take on the wire, headers written out.
 *
 * <p>Source: RFC 9113 §4.1 and gRPC over HTTP/2: nine bytes a frame, five before a message.
 */
final class WireSize {

    /** A frame of HTTP/2 and the prefix of a gRPC message in it. */
    static final long FRAME = 14;

    private static final String TICKET = "p4-ticket";
    private static final int AROUND_A_HEADER = 4;

    private WireSize() {}

    /** The bytes of a frame of {@code headers}. */
    static long of(Metadata headers) {
        long size = FRAME;
        byte[][] parts = InternalMetadata.serialize(headers);
        for (byte[] part : parts) size += part.length + AROUND_A_HEADER / 2;
        return size;
    }

    /** The bytes of the headers that show {@code ticket}. */
    static long of(Optional<Ticket> ticket) {
        return FRAME
                + ticket.map(shown -> TICKET.length() + shown.text().length() + AROUND_A_HEADER)
                        .orElse(0);
    }

    /** The bytes of a message that asks for {@code fetch}. */
    static long of(TransferRequest.Fetch fetch) {
        long file = field(fetch.path().value()) + field(fetch.content().hex());
        return FRAME
                + 1
                + CodedOutputStream.computeUInt64SizeNoTag(file)
                + file
                + number(fetch.offset())
                + number(fetch.length());
    }

    /** The bytes of a message that names {@code file}. */
    static long of(FileManifest file) {
        return FRAME + field(file.path().value()) + field(file.hash().hex()) + number(file.size());
    }

    /** The bytes of a message that holds {@code chunk}. */
    static long of(Chunk chunk) {
        long bytes = chunk.bytes().remaining();
        return FRAME
                + number(chunk.offset())
                + 1
                + CodedOutputStream.computeUInt64SizeNoTag(bytes)
                + bytes;
    }

    /** How many bytes of a file {@code message} of gRPC holds. */
    static long content(Object message) {
        if (message instanceof FileChunk chunk) return chunk.getContent().size();
        return message instanceof StoreRequest part
                ? part.getChunk().getContent().size()
                : 0;
    }

    private static long field(String text) {
        return CodedOutputStream.computeStringSize(1, text);
    }

    /** What protobuf takes for a number; nothing for zero. */
    private static long number(long value) {
        return value == 0 ? 0 : CodedOutputStream.computeInt64Size(2, value);
    }
}
