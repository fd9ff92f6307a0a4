package p4.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.grpc.MethodDescriptor.MethodType;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import p4.compat.RawCalls;
import p4.compat.inverse.OriginalInverse;

/** Truncated, oversize, wrong and random input to the listeners of inverse: a clean refusal. */
@Timeout(60)
final class InverseAttackTest extends NetworkFixture {

    private static final List<String> CALLS = List.of(
            "MainFunctions/login",
            "MainFunctions/logout",
            "MainFunctions/search",
            "MainFunctions/index");

    private OriginalInverse program;

    @BeforeEach
    void startOne() {
        startTracker(
                "--dialect",
                "inverse",
                "--dialect-listen",
                "inverse=127.0.0.1:0",
                "--dialect-data",
                "inverse=127.0.0.1:0");
        program = closing(OriginalInverse.ofBytes(dialect().address()));
        program.keep("song.txt", "la la la");
        program.login("ann");
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void randomMessagesAreAnsweredAndChangeNothing(long seed) {
        RandomGenerator chance = new SplittableRandom(seed);

        for (String call : CALLS) {
            for (int i = 0; i < 10; i++) assertThatItIsAnswered(call, Attack.bytes(chance));
            for (int i = 0; i < 10; i++) {
                assertThatItIsAnswered(
                        call, RawCalls.texts(Attack.text(chance), Attack.text(chance)));
            }
            assertThatItIsAnswered(call, new byte[1 << 20]);
        }
        assertThatItStillWorks();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "7",
                "{}",
                "{\"a\":1}",
                "[\"song.txt\"]",
                "\"a\" \"b\"",
                "\"a"
            })
    void whatIsNoNameIsInvalid(String body) {
        assertThat(post("/", body)).isEqualTo(400);
        assertThatItStillWorks();
    }

    @Test
    void aBodyThatIsTooLargeIsRefusedAsThat() {
        assertThat(post("/", "\"" + "x".repeat(20_000) + "\"")).isEqualTo(413);
        assertThatItStillWorks();
    }

    @Test
    void anotherMethodOrPathIsRefused() {
        assertThat(post("/files/song.txt", "{}")).isEqualTo(405);
        assertThat(post("/v1/announce", "{}")).isEqualTo(404);
        assertThat(Elsewhere.raw(dialect().data(), "GET", "/")).startsWith("HTTP/1.1 405");
        assertThatItStillWorks();
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void randomNamesAreNeitherHeldNorServed(long seed) {
        RandomGenerator chance = new SplittableRandom(seed);

        for (int i = 0; i < 20; i++) {
            String name = Attack.text(chance);
            String path = URLEncoder.encode(name, StandardCharsets.UTF_8);
            assertThat(program.ask(gateway(), name).statusCode()).isBetween(400, 499);
            assertThat(Elsewhere.raw(dialect().data(), "GET", "/files/" + path))
                    .startsWith("HTTP/1.1 4");
        }
        assertThatItStillWorks();
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void whatIsCutOffOrNoProtocolAtAllHoldsNothing(long seed) throws IOException {
        RandomGenerator chance = new SplittableRandom(seed);
        long threads = Attack.threads();

        for (InetSocketAddress listener : List.of(dialect().address(), dialect().data())) {
            Attack.hangUp(listener, "/files/song.txt", 30, chance);
        }

        assertThatItStillWorks();
        assertThat(Attack.threads()).isLessThan(threads + 40); // of 180 connections
    }

    @Test
    void aNameThatIsHugeIsRefusedWithoutMuchThought() {
        String huge = "://".repeat(80_000);

        assertThat(codeOf(() -> program.call("login", huge, "", List.of())))
                .isEqualTo(Status.Code.INVALID_ARGUMENT);
        assertThat(codeOf(() -> program.call("login", "bob", huge, List.of())))
                .isEqualTo(Status.Code.INVALID_ARGUMENT);
        assertThatItStillWorks();
    }

    @Test
    void aLoginOfTooManyNamesLosesNone() {
        List<String> many = IntStream.range(0, 10_001).mapToObj(i -> "f" + i).toList();
        String port = Integer.toString(program.port());

        assertThat(codeOf(() -> program.call("login", program.name(), port, many)))
                .isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
        assertThat(codeOf(() -> program.call("login", "bob", port, many)))
                .isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
        assertThat(program.call("index", "bob", "", List.of())).isEmpty();
        assertThatItStillWorks();
    }

    private static Status.Code codeOf(ThrowingCallable call) {
        return Status.fromThrowable(catchThrowable(call)).getCode();
    }

    private int post(String path, String body) {
        return program.send(HttpRequest.newBuilder(URI.create(gateway()).resolve(path))
                        .POST(BodyPublishers.ofString(body))
                        .build())
                .statusCode();
    }

    private String gateway() {
        return "http://" + AddressText.write(dialect().data()) + "/";
    }

    /** Refused, or answered as what little of it can be read; the other side is there all the same. */
    private void assertThatItIsAnswered(String call, byte[] message) {
        try {
            RawCalls.askAll(
                    AddressText.write(dialect().address()), call, MethodType.UNARY, message);
        } catch (StatusRuntimeException refused) {
            assertThat(refused.getStatus().getCode())
                    .as(call)
                    .isNotIn(Status.Code.UNAVAILABLE, Status.Code.UNIMPLEMENTED);
        }
    }

    private void assertThatItStillWorks() {
        assertThat(program.index()).isEqualTo("song.txt");
        assertThat(program.get("song.txt")).isEqualTo("la la la");
        assertThat(say("ls", "--tracker", url()).out()).contains("song.txt");
    }
}
