package p4.compat;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnknownFieldSet;
import com.google.protobuf.UnknownFieldSet.Field;

import io.grpc.CallOptions;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.stub.ClientCalls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** gRPC with nothing that was generated: messages are bytes, and their fields have numbers. */
public final class RawCalls {

    private RawCalls() {}

    /** The method {@code name}, {@code Service/Method}. */
    public static MethodDescriptor<byte[], byte[]> method(String name, MethodType type) {
        return MethodDescriptor.newBuilder(new Plain(), new Plain())
                .setType(type)
                .setFullMethodName(name)
                .build();
    }

    /** Calls {@code name} at {@code target} with {@code message}; the one answer. */
    public static byte[] ask(String target, String name, byte[] message) {
        return askAll(target, name, MethodType.UNARY, message).get(0);
    }

    /** Calls {@code name} at {@code target} with {@code message}; every answer, in order. */
    public static List<byte[]> askAll(String target, String name, MethodType type, byte[] message) {
        ManagedChannel channel = Grpc.newChannelBuilder(target, InsecureChannelCredentials.create())
                .build();
        try {
            var answers = new ArrayList<byte[]>();
            ClientCalls.blockingServerStreamingCall(
                            channel, method(name, type), CallOptions.DEFAULT, message)
                    .forEachRemaining(answers::add);
            return answers;
        } finally {
            channel.shutdownNow();
        }
    }

    /** A message whose fields 1, 2, … have {@code texts}. */
    public static byte[] texts(String... texts) {
        var message = UnknownFieldSet.newBuilder();
        for (int i = 0; i < texts.length; i++) message.mergeField(i + 1, field(texts[i]));
        return message.build().toByteArray();
    }

    /** A message whose field 1 has {@code bytes}. */
    public static byte[] bytes(ByteString bytes) {
        Field field = Field.newBuilder().addLengthDelimited(bytes).build();
        return UnknownFieldSet.newBuilder().mergeField(1, field).build().toByteArray();
    }

    /** A message like {@link #texts} with {@code more} in its next field, again and again. */
    public static byte[] textsAndMore(List<String> more, String... texts) {
        var message = UnknownFieldSet.newBuilder();
        for (int i = 0; i < texts.length; i++) message.mergeField(i + 1, field(texts[i]));
        for (String one : more) message.mergeField(texts.length + 1, field(one));
        return message.build().toByteArray();
    }

    /** What is in the field {@code number} of {@code message}; all of it, if it is there often. */
    public static List<ByteString> fields(byte[] message, int number) {
        try {
            return UnknownFieldSet.parseFrom(message).getField(number).getLengthDelimitedList();
        } catch (InvalidProtocolBufferException malformed) {
            throw new UncheckedIOException(malformed);
        }
    }

    /** The text in the field {@code number} of {@code message}; empty if there is none. */
    public static String text(byte[] message, int number) {
        List<ByteString> all = fields(message, number);
        return all.isEmpty() ? "" : all.get(all.size() - 1).toStringUtf8();
    }

    private static Field field(String text) {
        return Field.newBuilder()
                .addLengthDelimited(ByteString.copyFromUtf8(text))
                .build();
    }

    /** Bytes as they are. */
    private static final class Plain implements MethodDescriptor.Marshaller<byte[]> {

        @Override
        public InputStream stream(byte[] bytes) {
            return new ByteArrayInputStream(bytes);
        }

        @Override
        public byte[] parse(InputStream stream) {
            try {
                return stream.readAllBytes();
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }
}
