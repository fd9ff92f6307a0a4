package p4.wire.tcp;

import java.nio.ByteBuffer;
import p4.overlay.Message;

/** Writes messages as frames and reads them again, for who carries them over something else than TCP. */
public final class FrameCodec {

    private FrameCodec() {}

    /** The frame of {@code message}, and behind it the bytes of a piece. */
    public static ByteBuffer write(Message message) {
        return FrameWriter.write(message);
    }

    /** How many bytes {@link #write} makes of {@code message}. */
    public static long size(Message message) {
        return FrameWriter.size(message);
    }

    /**
     * The request whose frame {@code frame} is.
     *
     * @throws IllegalArgumentException if it is none, or not whole, or there is more behind it
     */
    public static Message readRequest(ByteBuffer frame) {
        return read(FrameReader.ofRequests(), frame);
    }

    /** The answer whose frame {@code frame} is; fails as {@link #readRequest} does. */
    public static Message readAnswer(ByteBuffer frame) {
        return read(FrameReader.ofAnswers(), frame);
    }

    private static Message read(FrameReader reader, ByteBuffer frame) {
        try {
            Message message = reader.read(frame)
                    .orElseThrow(() -> new IllegalArgumentException("the frame is not whole"));
            if (!frame.hasRemaining()) return message;
            throw new IllegalArgumentException(
                    frame.remaining() + " bytes are behind the frame of " + message);
        } catch (BadFrame bad) {
            throw new IllegalArgumentException(bad.why() + ": " + bad.getMessage(), bad);
        }
    }
}
