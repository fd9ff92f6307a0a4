package p4.sim.cluster.virtual;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import p4.model.ContentHash;
import p4.model.FileManifest;
import p4.model.FilePath;
import p4.transfer.Chunk;
import p4.transfer.TransferRequest;
import p4.v1.FetchRequest;
import p4.v1.FileChunk;
import p4.v1.FileRef;
import p4.v1.Manifest;

class WireSizeTest {

    private static final FilePath PATH = new FilePath("möbel/stuhl.txt");
    private static final ContentHash HASH = ContentHash.ofContent(new byte[] {1});

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 127, 128, 65_536, 1L << 40})
    void messagesAreAsLongAsProtobufWritesThem(long number) {
        var ref = FileRef.newBuilder().setPath(PATH.value()).setSha256(HASH.hex());
        var fetch = FetchRequest.newBuilder().setFile(ref).setOffset(number).setLength(number);
        var manifest = Manifest.newBuilder()
                .setPath(PATH.value())
                .setSha256(HASH.hex())
                .setSize(number);

        assertThat(WireSize.of(
                        new TransferRequest.Fetch(PATH, HASH, number, number, Optional.empty())))
                .isEqualTo(WireSize.FRAME + fetch.build().getSerializedSize());
        assertThat(WireSize.of(new FileManifest(PATH, number, HASH)))
                .isEqualTo(WireSize.FRAME + manifest.build().getSerializedSize());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 127, 128, 262_144})
    void chunksAreAsLongAsProtobufWritesThem(int bytes) {
        var content = new byte[bytes];
        var message = FileChunk.newBuilder()
                .setOffset(bytes)
                .setContent(ByteString.copyFrom(content))
                .build();

        assertThat(WireSize.of(new Chunk(bytes, ByteBuffer.wrap(content))))
                .isEqualTo(WireSize.FRAME + message.getSerializedSize());
    }
}
