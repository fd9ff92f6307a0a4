package p4.wire.tcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import p4.overlay.ErrorId;
import p4.overlay.Message;

class FramesTest {

    static Stream<Map.Entry<String, Message>> samples() {
        return FrameSamples.all().entrySet().stream();
    }

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    @Test
    void everyKindOfMessageIsAmongTheSamples() {
        assertThat(FrameSamples.all().values().stream()
                        .map(Object::getClass)
                        .collect(Collectors.<Class<?>>toSet()))
                .isEqualTo(leaves(Message.class).collect(Collectors.toSet()));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void everyKindOfMessageIsWrittenAndRead(Map.Entry<String, Message> sample) {
        ByteBuffer frame = FrameWriter.write(sample.getValue());

        assertThat(reader(sample.getValue()).read(frame)).contains(sample.getValue());
        assertThat(frame.hasRemaining()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void aFrameThatIsNotThereWholeTakesNothing(Map.Entry<String, Message> sample) {
        byte[] frame = bytes(sample.getValue());

        for (int there = 0; there < frame.length; there++) {
            ByteBuffer some = ByteBuffer.wrap(frame, 0, there);

            assertThat(reader(sample.getValue()).read(some)).isEmpty();
            assertThat(some.remaining()).isEqualTo(there);
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void whatFollowsAFrameIsLeft(Map.Entry<String, Message> sample) {
        byte[] frame = bytes(sample.getValue());
        byte[] two = Arrays.copyOf(frame, frame.length + 3);
        ByteBuffer in = ByteBuffer.wrap(two);

        Optional<Message> first = reader(sample.getValue()).read(in);

        assertThat(first).contains(sample.getValue());
        assertThat(in.remaining()).isEqualTo(3);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void aPayloadThatIsShorterOrLongerThanItsFieldsIsRefused(Map.Entry<String, Message> sample) {
        byte[] frame = bytes(sample.getValue());
        int payload = ByteBuffer.wrap(frame).getInt(4);
        byte[] padded = Arrays.copyOf(frame, frame.length + 1);
        byte[] cut = frame.clone();
        ByteBuffer.wrap(padded).putInt(4, payload + 1);
        ByteBuffer.wrap(cut).putInt(4, payload - 1);

        assertRefused(padded, sample.getValue(), ErrorId.MALFORMED);
        assertRefused(cut, sample.getValue(), ErrorId.MALFORMED);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void aFrameFromTheWrongSideIsRefusedByItsFirstFourBytes(Map.Entry<String, Message> sample) {
        Message message = sample.getValue();
        FrameReader wrong = message instanceof Message.Request
                ? FrameReader.ofAnswers()
                : FrameReader.ofRequests();
        ByteBuffer start = ByteBuffer.wrap(bytes(message), 0, 4);

        assertThatThrownBy(() -> wrong.read(start))
                .isInstanceOfSatisfying(
                        BadFrame.class, bad -> assertThat(bad.why()).isEqualTo(ErrorId.UNEXPECTED));
    }

    @ParameterizedTest
    @ValueSource(ints = {65_529, 1 << 20, Integer.MAX_VALUE, Integer.MIN_VALUE, -1})
    void aLengthBeyondTheLimitIsRefusedBeforeAnyOfItCame(int length) {
        ByteBuffer header = ByteBuffer.allocate(8)
                .putInt(FrameId.PING.word())
                .putInt(length)
                .flip();

        assertThatThrownBy(() -> FrameReader.ofRequests().read(header))
                .isInstanceOfSatisfying(
                        BadFrame.class, bad -> assertThat(bad.why()).isEqualTo(ErrorId.TOO_LARGE));
    }

    @Test
    void aListThatClaimsMoreThanItsFrameHoldsTakesNoRoom() {
        ByteBuffer claim = ByteBuffer.allocate(8 + 26)
                .putInt(FrameId.RQFS.word())
                .putInt(26)
                .put(new byte[16])
                .put((byte) 2)
                .put((byte) 7)
                .putShort((short) 64)
                .put(new byte[6])
                .flip();

        assertRefused(claim.array(), FrameSamples.all().get("RQFS"), ErrorId.MALFORMED);
    }

    @Test
    void lettersThatNameNothingAreRefused() {
        ByteBuffer nothing = ByteBuffer.wrap("GET ".getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> FrameReader.ofRequests().read(nothing))
                .isInstanceOfSatisfying(
                        BadFrame.class,
                        bad -> assertThat(bad.why()).isEqualTo(ErrorId.UNKNOWN_MESSAGE));
    }

    @Test
    void aTextThatIsNoUtf8IsRefused() {
        byte[] frame = bytes(FrameSamples.all().get("RQFS"));
        frame[frame.length - 1] = (byte) 0xff;

        assertRefused(frame, FrameSamples.all().get("RQFS"), ErrorId.MALFORMED);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void randomDamageGivesAMessageARefusalOrAWaitAndNothingElse(long seed) {
        var chance = new SplittableRandom(seed);
        List<Message> samples = List.copyOf(FrameSamples.all().values());

        for (int round = 0; round < 200; round++) {
            Message sample = samples.get(chance.nextInt(samples.size()));
            byte[] frame = bytes(sample);
            int flips = chance.nextInt(1, 4);
            for (int i = 0; i < flips; i++) {
                frame[chance.nextInt(frame.length)] = (byte) chance.nextInt();
            }
            assertThat(outcome(reader(sample), frame)).isNotEmpty();
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void randomBytesBehindTrueLettersGiveAMessageARefusalOrAWait(long seed) {
        var chance = new SplittableRandom(seed);

        for (FrameId id : FrameId.values()) {
            byte[] payload = new byte[chance.nextInt(200)];
            chance.nextBytes(payload);
            byte[] frame = ByteBuffer.allocate(8 + payload.length)
                    .putInt(id.word())
                    .putInt(payload.length)
                    .put(payload)
                    .array();
            FrameReader reader = id.asks() ? FrameReader.ofRequests() : FrameReader.ofAnswers();

            assertThat(outcome(reader, frame)).isNotEmpty();
        }
    }

    private static String outcome(FrameReader reader, byte[] frame) {
        try {
            return reader.read(ByteBuffer.wrap(frame)).isPresent() ? "message" : "wait";
        } catch (BadFrame refused) {
            return "refused: " + refused.why();
        }
    }

    private static void assertRefused(byte[] frame, Message sample, ErrorId why) {
        assertThatThrownBy(() -> reader(sample).read(ByteBuffer.wrap(frame)))
                .isInstanceOfSatisfying(
                        BadFrame.class, bad -> assertThat(bad.why()).isEqualTo(why));
    }

    private static FrameReader reader(Message message) {
        return message instanceof Message.Request
                ? FrameReader.ofRequests()
                : FrameReader.ofAnswers();
    }

    private static byte[] bytes(Message message) {
        ByteBuffer frame = FrameWriter.write(message);
        byte[] bytes = new byte[frame.remaining()];
        frame.get(bytes);
        return bytes;
    }

    private static Stream<Class<?>> leaves(Class<?> type) {
        if (!type.isSealed()) return Stream.of(type);
        List<Class<?>> all = new ArrayList<>();
        for (Class<?> sub : type.getPermittedSubclasses()) leaves(sub).forEach(all::add);
        return all.stream();
    }
}
