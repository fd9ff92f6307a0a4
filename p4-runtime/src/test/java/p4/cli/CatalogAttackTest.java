package p4.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonParser;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.Status;
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
import p4.compat.RawCalls;
import p4.compat.catalog.OriginalCatalog;

/** Truncated, oversize, wrong and random input to the listeners of catalog: a clean refusal. */
@Timeout(60)
final class CatalogAttackTest extends NetworkFixture {

    private static final List<String> PATHS =
            List.of("/login", "/index", "/search", "/loadfiles", "/logout", "/descargar");
    private static final List<String> CALLS = List.of(
            "PeerService/DownloadFile",
            "PeerService/UploadFile",
            "catalog.Catalog/Search",
            "catalog.Catalog/Download",
            "catalog.Catalog/Upload");

    private OriginalCatalog program;

    @BeforeEach
    void startOne() {
        startTracker(
                "--dialect",
                "catalog",
                "--dialect-listen",
                "catalog=127.0.0.1:0",
                "--dialect-data",
                "catalog=127.0.0.1:0");
        program = closing(new OriginalCatalog(dialect().address()));
        program.keep("song.txt", "la la la");
        program.login("ann", SECRET);
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
                "{\"ip\":null,\"port\":null,\"archivo\":null}",
                "{\"ip\":[],\"port\":{},\"archivo\":[]}",
                "{\"ip\":true,\"port\":false,\"archivo\":true}",
                "{\"ip\":\"a\",\"ip\":\"b\",\"port\":1,\"archivo\":\"c\",\"archivo\":\"d\"}",
                "{\"ip\":\"\",\"port\":0,\"archivo\":\"\"}",
                "{\"ip\":\"a\",\"port\":65536,\"archivo\":\"\"}",
                "{\"ip\":\"a\",\"port\":1,\"archivo\":\"c\"} more"
            })
    void whatIsNoRequestIsRefusedInSpanish(String body) {
        for (String path : PATHS) {
            HttpResponse<String> answer = program.raw(method(path), path, body);

            assertThat(answer.statusCode()).as(path).isEqualTo(400);
            assertThat(JsonParser.parseString(answer.body()).getAsJsonObject().keySet())
                    .as(path)
                    .containsAnyOf("Error", "error", "mensaje");
        }
        assertThatItStillWorks();
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "\"\"", "\",,\"", "7", "true", "{}", "[[]]", "[null]", "[7]"})
    void whatIsNoListOfNamesLosesNone(String names) {
        String body =
                "{\"ip\":\"127.0.0.1\",\"port\":" + program.port() + ",\"archivos\":" + names + "}";

        assertThat(program.raw("PUT", "/loadfiles", body).statusCode()).isEqualTo(400);
        assertThatItStillWorks();
    }

    @Test
    void aBodyThatIsTooLargeIsRefusedAsThat() {
        for (String path : PATHS) {
            boolean listsNames = path.equals("/login") || path.equals("/loadfiles");
            String body = "{\"ip\":\"" + "x".repeat(listsNames ? 1_100_000 : 100_000) + "\"}";

            assertThat(program.raw(method(path), path, body).statusCode())
                    .as(path)
                    .isEqualTo(413);
        }
        assertThatItStillWorks();
    }

    @Test
    void anotherMethodOrPathIsRefusedInTheSameTongue() {
        assertThat(program.raw("GET", "/login", "{}").statusCode()).isEqualTo(405);
        assertThat(program.raw("POST", "/loadfiles", "{}").body()).contains("expected PUT");
        assertThat(program.raw("POST", "/v1/announce", "{}").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void randomBodiesAreRefusedAndChangeNothing(long seed) {
        RandomGenerator chance = new SplittableRandom(seed);

        for (int i = 0; i < 40; i++) {
            String path = PATHS.get(chance.nextInt(PATHS.size()));

            assertThat(program.raw(method(path), path, Attack.text(chance)).statusCode())
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
            Attack.hangUp(listener, "/search", 30, chance);
        }

        assertThatItStillWorks();
        assertThat(program.get("song.txt")).isEqualTo("la la la");
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

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void randomMessagesAreRefusedByEveryCall(long seed) {
        RandomGenerator chance = new SplittableRandom(seed);

        for (String call : CALLS) {
            for (int i = 0; i < 10; i++) assertThatItIsAnswered(call, Attack.bytes(chance));
            assertThatItIsAnswered(call, new byte[1 << 20]);
        }
        assertThatItStillWorks();
    }

    /** Refused, or answered as what little of it can be read; the other side is there all the same. */
    private void assertThatItIsAnswered(String call, byte[] message) {
        try {
            RawCalls.askAll(
                    AddressText.write(dialect().data()),
                    call,
                    MethodType.SERVER_STREAMING,
                    message);
        } catch (StatusRuntimeException refused) {
            assertThat(refused.getStatus().getCode())
                    .as(call)
                    .isNotIn(Status.Code.UNAVAILABLE, Status.Code.UNIMPLEMENTED);
        }
    }

    private void assertThatItStillWorks() {
        assertThat(program.index().files()).containsExactly(List.of("song.txt"));
        assertThat(say("ls", "--tracker", url()).out()).contains("song.txt");
    }

    private static String method(String path) {
        return switch (path) {
            case "/index", "/search" -> "GET";
            case "/loadfiles" -> "PUT";
            default -> "POST";
        };
    }
}
