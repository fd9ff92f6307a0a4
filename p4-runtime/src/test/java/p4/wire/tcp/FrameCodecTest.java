package p4.wire.tcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import p4.overlay.Message;

class FrameCodecTest {

    static Stream<Map.Entry<String, Message>> samples() {
        return FrameSamples.all().entrySet().stream();
    }

    private static Message read(Message message, ByteBuffer frame) {
        return message instanceof Message.Request
                ? FrameCodec.readRequest(frame)
                : FrameCodec.readAnswer(frame);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void whatIsWrittenReadsTheSameAndIsAsLongAsFoundBefore(Map.Entry<String, Message> sample) {
        Message message = sample.getValue();

        ByteBuffer frame = FrameCodec.write(message);

        assertThat(FrameCodec.size(message)).isEqualTo(frame.remaining());
        assertThat(read(message, frame)).isEqualTo(message);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void aFrameThatIsNotWholeOrHasMoreBehindItIsRefused(Map.Entry<String, Message> sample) {
        Message message = sample.getValue();
        ByteBuffer frame = FrameCodec.write(message);
        ByteBuffer less = frame.duplicate().limit(frame.limit() - 1);
        ByteBuffer more = ByteBuffer.allocate(frame.remaining() + 1)
                .put(frame.duplicate())
                .rewind();

        assertThatThrownBy(() -> read(message, less))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not whole");
        assertThatThrownBy(() -> read(message, more))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("behind");
    }

    @Test
    void whatIsNoFrameIsRefusedInWords() {
        ByteBuffer noise = ByteBuffer.wrap(new byte[] {1, 2, 3, 4, 0, 0, 0, 0});

        assertThatThrownBy(() -> FrameCodec.readRequest(noise))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("UNKNOWN_MESSAGE");
    }
}
