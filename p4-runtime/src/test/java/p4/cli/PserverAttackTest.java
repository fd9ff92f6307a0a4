package p4.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grpc.CallOptions;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCalls;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import p4.compat.pserver.OriginalPserver;

/** Truncated, oversize, wrong and random input to the listeners of pserver: a clean refusal. */
@Timeout(60)
final class PserverAttackTest extends NetworkFixture {

    private static final List<String> PATHS =
            List.of("/login", "/index", "/download", "/upload", "/ping", "/logout");
    private static final List<String> CALLS = List.of(
            "DownloadFile",
            "UploadFile",
            "RequestFile",
            "RequestUpload",
            "RequestLogIn",
            "RequestLogOut",
            "RequestPinging",
            "ListIndex");

    private OriginalPserver ann;
    private OriginalPserver bob;

    @BeforeEach
    void startThem() {
        startTracker(
                "--dialect",
                "pserver",
                "--dialect-listen",
                "pserver=127.0.0.1:0",
                "--dialect-data",
                "pserver=127.0.0.1:0");
        ann = closing(OriginalPserver.ofBytes(dialect().address()));
        ann.login("ann", "joy");
        ann.share("song.txt", "la la la");
        bob = closing(OriginalPserver.ofBytes(dialect().address()));
        bob.login("bob", "joy");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "7",
                "\"url\"",
                "{}",
                "{\"url\":null}",
                "{\"url\":[]}",
                "{\"url\":true}",
                "{\"url\":\"nowhere\"}",
                "{\"url\":\"a:99999\"}",
                "{\"url\":\"a b:1\"}",
                "{\"url\":\"a:1\",\"url\":\"a:1\"}",
                "{\"url\":\"a:1\"} more"
            })
    void whatIsNoRequestIsInvalid(String body) {
        for (String path : PATHS) {
            HttpResponse<String> answer = ann.raw(method(path), path, body);

            assertThat(answer.statusCode()).as(path).isEqualTo(400);
            assertThat(answer.body()).as(path).isEqualTo("Invalid request");
        }
        assertThatItStillWorks();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"index\":null",
                "\"index\":\"song.txt\"",
                "\"index\":{}",
                "\"index\":[[]]",
                "\"index\":[null]",
                "\"index\":[true]",
                "\"other\":[]"
            })
    void whatIsNoListOfNamesIsInvalid(String list) {
        String body = "{\"url\":\"" + ann.url() + "\"," + list + "}";

        assertThat(ann.raw("POST", "/index", body).statusCode()).isEqualTo(400);
        assertThatItStillWorks();
    }

    @Test
    void aBodyThatIsTooLargeIsRefusedAsThat() {
        for (String path : PATHS) {
            int characters = path.equals("/index") ? 1_080_000 : 100_000;
            String body = "{\"url\":\"" + "x".repeat(characters) + "\"}";

            assertThat(ann.raw(method(path), path, body).statusCode()).isEqualTo(413);
        }
        assertThatItStillWorks();
    }

    @Test
    void anotherMethodOrPathIsRefusedInTheSameTongue() {
        assertThat(ann.raw("GET", "/login", "{}").statusCode()).isEqualTo(405);
        assertThat(ann.raw("POST", "/download", "{}").body()).isEqualTo("expected GET");
        assertThat(ann.raw("POST", "/v1/announce", "{}").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void randomBodiesAreRefusedAndChangeNothing(long seed) {
        RandomGenerator chance = new SplittableRandom(seed);

        for (int i = 0; i < 40; i++) {
            String path = PATHS.get(chance.nextInt(PATHS.size()));

            assertThat(ann.raw(method(path), path, Attack.text(chance)).statusCode())
                    .isBetween(400, 499);
        }
        assertThatItStillWorks();
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void whatIsCutOffOrNoProtocolAtAllHoldsNothing(long seed) throws IOException {
        RandomGenerator chance = new SplittableRandom(seed);
        long threads = Attack.threads();

        for (InetSocketAddress listener : List.of(dialect().address(), dialect().data())) {
            Attack.hangUp(listener, "/download", 30, chance);
        }

        assertThatItStillWorks();
        assertThat(Attack.threads()).isLessThan(threads + 40); // of 180 connections
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void randomNamesAreNeitherPushedNorTaken(long seed) {
        RandomGenerator chance = new SplittableRandom(seed);
        String gateway = AddressText.write(dialect().data());

        for (int i = 0; i < 20; i++) {
            String name = Attack.text(chance);
            assertThat(bob.requestFile(gateway, name)).isBetween(400, 499);
            assertThat(bob.requestFile(gateway, name, "song.txt")).isBetween(400, 499);
            assertThat(bob.requestUpload(gateway, name)).isEqualTo(404);
        }
        assertThatItStillWorks();
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void randomMessagesAreRefusedByEveryCall(long seed) {
        RandomGenerator chance = new SplittableRandom(seed);

        for (String call : CALLS) {
            for (int i = 0; i < 10; i++) assertThatGatewayRefuses(call, Attack.bytes(chance));
            assertThatGatewayRefuses(call, new byte[1 << 20]);
        }
        assertThatItStillWorks();
    }

    @Test
    void bytesThatNobodyAskedForAreRefused() {
        String gateway = AddressText.write(dialect().data());

        assertThatThrownBy(() -> ann.send(gateway, "song.txt", new byte[100_000]))
                .hasCauseInstanceOf(StatusRuntimeException.class)
                .satisfies(failed -> assertThat(Status.fromThrowable(failed).getCode())
                        .isEqualTo(Status.Code.UNAUTHENTICATED));
        assertThatItStillWorks();
    }

    private void assertThatItStillWorks() {
        assertThat(bob.get("song.txt")).isEqualTo("la la la");
        assertThat(say("ls", "--tracker", url()).out()).contains("song.txt");
    }

    /** Either the message is none, or its answer says no. */
    private void assertThatGatewayRefuses(String call, byte[] message) {
        ManagedChannel channel = Grpc.newChannelBuilder(
                        AddressText.write(dialect().data()), InsecureChannelCredentials.create())
                .build();
        var method = MethodDescriptor.newBuilder(new Plain(), new Plain())
                .setType(MethodType.UNARY)
                .setFullMethodName("PServer/" + call)
                .build();
        try {
            byte[] reply =
                    ClientCalls.blockingUnaryCall(channel, method, CallOptions.DEFAULT, message);
            assertThat(reply).as(call).isNotEqualTo(new byte[] {0x08, (byte) 0xc8, 0x01});
        } catch (StatusRuntimeException refused) {
            assertThat(refused.getStatus().getCode()).isNotEqualTo(Status.Code.UNAVAILABLE);
        } finally {
            channel.shutdownNow();
        }
    }

    private static String method(String path) {
        return path.equals("/download") || path.equals("/upload") ? "GET" : "POST";
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
