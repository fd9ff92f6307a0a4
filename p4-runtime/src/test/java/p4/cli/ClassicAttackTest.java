package p4.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonParser;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
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
import p4.compat.classic.OriginalProgram;

/** Truncated, oversize, wrong and random input to the listeners of a dialect: a clean refusal. */
@Timeout(60)
final class ClassicAttackTest extends NetworkFixture {

    private static final List<String> PATHS =
            List.of("/register", "/unregister", "/add_file", "/get_files", "/get_file");

    private OriginalProgram program;
    private String token;

    @BeforeEach
    void startOne() {
        startTracker(
                "--dialect",
                "p4-classic",
                "--dialect-listen",
                "p4-classic=127.0.0.1:0",
                "--dialect-data",
                "p4-classic=127.0.0.1:0");
        program = closing(new OriginalProgram(dialect().address()));
        token = program.joinWith("ann", SECRET, "song.txt", "la la la");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "7",
                "\"token\"",
                "{}",
                "{\"token\":null,\"file_name\":null}",
                "{\"token\":[],\"file_name\":{}}",
                "{\"token\":true,\"file_name\":false}",
                "{\"token\":\"a\",\"token\":\"b\",\"file_name\":\"c\"}",
                "{\"token\":\"a\",\"file_name\":\"c\"} more"
            })
    void whatIsNoRequestIsInvalid(String body) {
        for (String path : PATHS) {
            HttpResponse<String> answer = program.raw(method(path), path, body);

            assertThat(answer.statusCode()).as(path).isEqualTo(400);
            assertThat(message(answer)).as(path).isEqualTo("Invalid request");
        }
        assertThatItStillWorks();
    }

    @Test
    void aBodyThatIsTooLargeIsRefusedAsThat() {
        String body = "{\"token\":\"" + "x".repeat(100_000) + "\"}";

        for (String path : PATHS) {
            assertThat(program.raw(method(path), path, body).statusCode()).isEqualTo(413);
        }
        assertThatItStillWorks();
    }

    @Test
    void anotherMethodOrPathIsRefusedInTheSameTongue() {
        assertThat(message(program.raw("GET", "/register", "{}"))).isEqualTo("expected POST");
        assertThat(program.raw("POST", "/get_files", "{}").statusCode()).isEqualTo(405);
        assertThat(message(program.raw("POST", "/v1/announce", "{}")))
                .startsWith("expected one of");
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void randomBodiesAreRefusedAndChangeNothing(long seed) {
        RandomGenerator chance = new SplittableRandom(seed);

        for (int i = 0; i < 40; i++) {
            String path = PATHS.get(chance.nextInt(PATHS.size()));
            HttpResponse<String> answer = program.raw(method(path), path, Attack.text(chance));

            assertThat(answer.statusCode()).isBetween(400, 499);
        }
        assertThatItStillWorks();
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void whatIsCutOffOrNoProtocolAtAllHoldsNothing(long seed) throws IOException {
        RandomGenerator chance = new SplittableRandom(seed);
        long threads = Attack.threads();

        for (InetSocketAddress listener : List.of(dialect().address(), dialect().data())) {
            Attack.hangUp(listener, "/get_files", 30, chance);
        }

        assertThatItStillWorks();
        assertThat(program.get(token, "song.txt")).isEqualTo("la la la");
        assertThat(Attack.threads()).isLessThan(threads + 40); // of 180 connections
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void randomNamesAreRefusedByTheDataPort(long seed) {
        RandomGenerator chance = new SplittableRandom(seed);
        String gateway = AddressText.write(dialect().data());

        for (int i = 0; i < 20; i++) {
            String name = Attack.text(chance);
            assertThatThrownBy(() -> program.fetch(gateway, name))
                    .isInstanceOf(StatusRuntimeException.class);
        }
        assertThatItStillWorks();
    }

    private void assertThatItStillWorks() {
        assertThat(program.list(token).files()).containsExactly("song.txt");
        assertThat(say("ls", "--tracker", url()).out()).contains("song.txt");
    }

    private static String method(String path) {
        return path.startsWith("/get_") ? "GET" : "POST";
    }

    private static String message(HttpResponse<String> answer) {
        return JsonParser.parseString(answer.body())
                .getAsJsonObject()
                .get("message")
                .getAsString();
    }
}
