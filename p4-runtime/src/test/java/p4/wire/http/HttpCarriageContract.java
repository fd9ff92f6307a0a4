package p4.wire.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import p4.control.Caller;
import p4.control.ControlPlane;
import p4.control.ControlReply;
import p4.control.ControlReply.Refused;
import p4.control.ControlRequest;
import p4.control.Refusal;

/** What the routes promise, whatever carries the calls to them. */
abstract class HttpCarriageContract extends CarriageFixture {

    @ParameterizedTest
    @MethodSource("p4.wire.http.Samples#requests")
    void theTrackerHearsWhatThePeerAsked(ControlRequest request) {
        ControlPlane plane = planeAnswering(RENEWED);

        plane.ask(request)
                .toCompletableFuture()
                .exceptionally(wrongKind -> RENEWED)
                .join();

        assertThat(heard).hasValue(request);
        assertThat(caller).hasValue(Caller.at("127.0.0.1"));
    }

    @ParameterizedTest
    @MethodSource("p4.wire.http.Samples#replies")
    void thePeerHearsWhatTheTrackerReplied(ControlReply reply) {
        ControlPlane plane = planeAnswering(reply);

        ControlReply answer = ask(plane, Samples.requestFor(reply));

        assertThat(answer).isEqualTo(reply);
    }

    @ParameterizedTest
    @EnumSource
    void thePeerHearsEveryRefusal(Refusal why) {
        var refused = new Refused(why, "for a reason", Optional.of(Duration.ofMillis(1_500)));

        ControlReply answer = ask(planeAnswering(refused), BEAT);

        assertThat(answer).isEqualTo(refused);
    }

    @Test
    void aTrackerThatFailsIsNoAnswer() {
        ControlPlane plane = plane((request, from) -> {
            throw new IllegalStateException("broken on purpose");
        });

        assertNoAnswer(plane, "BROKEN");
    }

    @Test
    void aStageThatFailsIsNoAnswer() {
        ControlPlane plane = plane((request, from) ->
                CompletableFuture.failedFuture(new IllegalStateException("broken")));

        assertNoAnswer(plane, "BROKEN");
    }

    @Test
    void aReplyOfTheWrongKindIsNoAnswer() {
        assertNoAnswer(planeAnswering(new ControlReply.Noted()), "$.heartbeatMillis is missing");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    /v1/list      | {"limit":1,"limit":2}   | $.limit comes twice
                    /v1/list      | {"limit":"1"}           | $.limit must be a whole number from 1 to 2147483647, found text
                    /v1/list      | {"limit":1,"page":2}    | $.page is unknown, expected one of [after, folder, limit]
                    /v1/list      | {"folder":"../x","limit":1} | $.folder: path "../x" has a component that begins with a dot
                    /v1/list      | {"limit":1              | not JSON
                    /v1/list      | []                      | $ must be an object, found a list
                    /v1/publish   | {}                      | expected either $.tree or $.delta
                    /v1/publish   | {"tree":{},"delta":{}}  | expected either $.tree or $.delta
                    /v1/publish   | {"tree":{"files":{"a/b":{"size":1,"sha256":""}}}} | $.tree.files["a/b"]: a name has no slash
                    /v1/publish   | {"tree":{"files":{"a":{"size":1.5,"sha256":""}}}} | $.tree.files.a.size must be
                    /v1/heartbeat | {"now":1}               | $.now is unknown, expected one of []
                    /v1/verify    | {"ticket":"p4t1 x"}     | $.ticket: not a ticket
                    /v1/announce  | {"peer":1}              | $.credentials is missing
                    """)
    void whatMakesNoSenseIsRefusedWithItsPlace(String path, String body, String detail) {
        HttpReply reply = send("POST", path, body);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(error(reply)).isEqualTo("MALFORMED");
        assertThat(detail(reply)).startsWith(detail);
        assertThat(heard).hasNullValue();
    }

    @Test
    void tooDeepJsonIsRefused() {
        HttpReply reply = send("POST", "/v1/list", "{\"a\":" + "[".repeat(10_000));

        assertThat(reply.status()).isEqualTo(400);
        assertThat(detail(reply)).startsWith("more than 64 levels deep");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/heartbeat", "/v1/announce"})
    void aCompressedBodyIsRefused(String path) {
        var headers = new TreeMap<>(headers());
        headers.put("content-encoding", "gzip");

        HttpReply reply = send(new HttpCall("POST", path, headers, "{}"));

        assertThat(reply.status()).isEqualTo(400);
        assertThat(detail(reply)).contains("Content-Encoding");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "Basic eA==", "Bearer", "Bearer short", "Bearer {token}, Bearer {token}"
            })
    void withoutAWellFormedTokenARequestIsUnauthorized(String authorization) {
        var headers = new TreeMap<>(headers());
        headers.put("authorization", authorization.replace("{token}", Samples.TOKEN.secret()));

        HttpReply reply = send(new HttpCall("POST", "/v1/heartbeat", headers, "{}"));

        assertThat(reply.status()).isEqualTo(401);
        assertThat(error(reply)).isEqualTo("STALE_TOKEN");
        assertThat(reply.header("www-authenticate")).contains("Bearer realm=\"p4\"");
        assertThat(heard).hasNullValue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "text/plain",
                "application/x-www-form-urlencoded",
                "application/json; charset=utf-16"
            })
    void aBodyMustSayThatItIsJson(String type) {
        var headers = new TreeMap<>(headers());
        headers.put("content-type", type);

        HttpReply reply = send(new HttpCall("POST", "/v1/heartbeat", headers, "{}"));

        assertThat(reply.status()).isEqualTo(400);
        assertThat(detail(reply)).contains("Content-Type");
    }

    @Test
    void anEmptyBodyIsAnEmptyObject() {
        HttpReply reply = send("POST", "/v1/heartbeat", "");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(heard).hasValue(BEAT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/v1",
                "/v1/heartbeat/",
                "/v1/HEARTBEAT",
                "/v2/heartbeat",
                "/favicon.ico"
            })
    void anUnknownRouteIsNotFoundInJson(String path) {
        HttpReply reply = send("POST", path, "{}");

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.header("content-type")).contains("application/json");
        assertThat(error(reply)).isEqualTo("NO_SUCH_ROUTE");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /v1/heartbeat, POST", "PUT, /v1/publish, POST", "DELETE, /v1/disconnect, POST",
        "PATCH, /v1/list, POST", "OPTIONS, /v1/list, POST", "PROPFIND, /v1/list, POST",
        "BEFORE, /v1/list, POST", "POST, /healthz, 'GET, HEAD'", "DELETE, /metrics, 'GET, HEAD'"
    })
    void anotherMethodIsAnsweredWithTheAllowedOnes(String method, String path, String allowed) {
        HttpReply reply = send(method, path, "");

        assertThat(reply.status()).isEqualTo(405);
        assertThat(reply.header("allow")).contains(allowed);
        assertThat(error(reply)).isEqualTo("METHOD_NOT_ALLOWED");
        assertThat(heard).hasNullValue();
    }

    @Test
    void aQueryIsRefusedSoThatNoSecretGoesThere() {
        HttpReply reply = send("POST", "/v1/heartbeat?token=" + Samples.TOKEN.secret(), "{}");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.body()).doesNotContain(Samples.TOKEN.secret());
    }

    @Test
    void aMessageOfMoreThanSixtyFourKibibytesIsTooLarge() {
        HttpReply reply = send("POST", "/v1/search", " ".repeat(64 << 10) + "{}");

        assertThat(reply.status()).isEqualTo(413);
        assertThat(error(reply)).isEqualTo("TOO_LARGE");
    }

    @Test
    void aTreeOfNineMebibytesIsTooLargeAndOneOfEightIsNot() {
        HttpReply tooLarge = send("POST", "/v1/publish", " ".repeat(9 << 20));
        HttpReply fits = send("POST", "/v1/publish", "{\"tree\":{}}" + " ".repeat((8 << 20) - 11));

        assertThat(tooLarge.status()).isEqualTo(413);
        assertThat(error(tooLarge)).isEqualTo("TOO_LARGE");
        assertThat(fits.status()).isEqualTo(200);
    }

    @Test
    void healthIsToldToAnybody() {
        HttpReply reply = send("GET", "/healthz", "");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body()).isEqualTo("{\"status\":\"up\"}");
    }

    @Test
    void aHeadIsAnsweredWhereAGetIs() {
        assertThat(send("HEAD", "/healthz", "").status()).isEqualTo(200);
        assertThat(send("HEAD", "/v1/heartbeat", "").status()).isEqualTo(405);
    }

    @Test
    void whatSparkMakesOfOtherHeadersIsIgnored() {
        var headers = new TreeMap<>(headers());
        headers.put("x-http-method-override", "GET");
        headers.put("x-forwarded-for", "10.9.8.7");
        headers.put("forwarded", "for=10.9.8.7");
        headers.put("accept", "text/html;q=nonsense,,;");
        headers.put("accept-encoding", "gzip");

        HttpReply reply = send(new HttpCall("POST", "/v1/heartbeat", headers, "{}"));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("content-encoding")).isEmpty();
        assertThat(caller).hasValue(Caller.at("127.0.0.1"));
    }
}
