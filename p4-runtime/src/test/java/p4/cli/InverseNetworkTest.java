package p4.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import p4.compat.inverse.OriginalInverse;
import p4.control.ControlRequest.Announce;
import p4.control.ControlRequest.Disconnect;
import p4.control.ControlRequest.Heartbeat;
import p4.control.ControlRequest.ListFiles;
import p4.control.ControlRequest.Locate;
import p4.control.ControlRequest.Place;
import p4.control.ControlRequest.Publish;
import p4.control.ControlRequest.PublishDelta;
import p4.control.ControlRequest.Report;
import p4.control.ControlRequest.Search;
import p4.control.ControlRequest.Verify;
import p4.model.ContentHash;

/** Programs of the original and peers of ours on one network, over real sockets. */
final class InverseNetworkTest extends DialectContract {

    private OriginalInverse ann;
    private OriginalInverse bob;

    @BeforeEach
    void startThem() {
        ann = closing(OriginalInverse.ofBytes(dialect().address()));
        bob = closing(OriginalInverse.ofBytes(dialect().address()));
    }

    @Override
    String name() {
        return "inverse";
    }

    @Override
    Program program() {
        return new InverseProgram(OriginalInverse.ofBytes(dialect().address()));
    }

    @Override
    Set<Class<?>> said() {
        return Set.of(
                Announce.class, Publish.class, PublishDelta.class, Locate.class, Disconnect.class);
    }

    @Override
    Map<Class<?>, String> unsaid() {
        return Map.of(
                Heartbeat.class, "the gateway sends them while the program answers",
                ListFiles.class, "index lists a program's own names alone",
                Search.class, "programs search for whole names",
                Place.class, "nobody uploads",
                Verify.class, "the gateway verifies, by ticket or by the address it granted",
                Report.class, "the gateway reports what fails in their name");
    }

    @Test
    void theTrackerAnswersInTheOriginalsWords() {
        ann.keep("song.txt", "la la la");
        ann.keep("poem.txt", "joy");

        assertThat(ann.login("ann")).isEqualTo("Conection is established!");
        assertThat(ann.search("song.txt"))
                .isEqualTo(
                        "File 'song.txt' found. Owner: ann--http://127.0.0.1:" + ann.port() + "/");
        assertThat(ann.search("no.txt")).isEqualTo("File 'no.txt' not found.");
        assertThat(ann.index()).isEqualTo("poem.txt\nsong.txt");
        assertThat(ann.logout()).isEqualTo("Peer disconnected!");
        assertThat(ann.logout()).isEqualTo("Peer disconnected!");
    }

    @Test
    void aProgramThatServesNoBytesIsListedByNameAlone() {
        OriginalInverse plain = closing(OriginalInverse.ofNames(dialect().address()));
        plain.keep("song.txt", "la la la");
        plain.login("plain");
        ann.login("ann");

        String url = ann.ownerOf("song.txt");

        assertThat(url).isEqualTo("http://127.0.0.1:" + plain.port() + "/");
        assertThat(ann.ask(url, "song.txt").body()).isEqualTo("\"song.txt\"");
        assertThat(say("ls", "--tracker", url()).out()).isEmpty();
    }

    @Test
    void aPeersFileIsHeldByTheGatewayForProgramsOfTheOriginal() throws IOException {
        write("holder/docs/plan.txt", "the plan");
        startPeer("holder", "--name", "holder");
        ann.login("ann");
        await().atMost(Duration.ofSeconds(10)).until(() -> ann.finds("docs/plan.txt"));

        String line = ann.search("docs/plan.txt");
        String url = ann.ownerOf("docs/plan.txt");
        HttpResponse<String> missing = ann.ask(url, "no.txt");

        assertThat(line)
                .isEqualTo("File 'docs/plan.txt' found. Owner: holder--http://"
                        + AddressText.write(dialect().data()) + "/");
        assertThat(ann.ask(url, "docs/plan.txt").body()).isEqualTo("\"docs/plan.txt\"");
        assertThat(missing.statusCode()).isEqualTo(404);
        assertThat(missing.body()).isEqualTo("\"file not found\"");
    }

    @Test
    void bytesComeWithTheirHashAndInRanges() throws IOException {
        String url = shared("plan.txt", "the plan");
        String etag =
                "\"" + ContentHash.ofContent("the plan".getBytes(StandardCharsets.UTF_8)) + "\"";

        HttpResponse<String> whole = ann.fetch(url, "plan.txt");
        HttpResponse<String> part = ann.fetch(url, "plan.txt", "Range", "bytes=4-5");
        HttpResponse<String> beyond = ann.fetch(url, "plan.txt", "Range", "bytes=8-9");
        HttpResponse<String> known = ann.fetch(url, "plan.txt", "If-None-Match", etag);
        HttpResponse<String> other =
                ann.fetch(url, "plan.txt", "Range", "bytes=4-5", "If-Range", "\"other\"");

        assertThat(whole.headers().firstValue("etag")).hasValue(etag);
        assertThat(whole.body()).isEqualTo("the plan");
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.body()).isEqualTo("pl");
        assertThat(part.headers().firstValue("content-range")).hasValue("bytes 4-5/8");
        assertThat(beyond.statusCode()).isEqualTo(416);
        assertThat(beyond.headers().firstValue("content-range")).hasValue("bytes */8");
        assertThat(known.statusCode()).isEqualTo(304);
        assertThat(other.statusCode()).isEqualTo(200);
    }

    @Test
    void whoWasNotSentByTheTrackerGetsNoByte() throws IOException {
        String url = shared("plan.txt", "the plan");
        var elsewhere = new Elsewhere("127.0.0.2", dialect().data());

        assertThat(elsewhere.call("GET", "/files/plan.txt", "")).startsWith("HTTP/1.1 401");
        assertThat(elsewhere.call("POST", "/", "\"plan.txt\"")).startsWith("HTTP/1.1 404");
        assertThat(ann.fetch(url, "other.txt").statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"..%2fsecret.txt", "%2e%2e/secret.txt", "a%00b", "%zz", "%ff", ""})
    void nothingIsReachedThroughAPathThatClimbsOrIsNone(String path) {
        ann.login("ann");
        String url = "http://" + AddressText.write(dialect().data()) + "/";

        assertThat(Elsewhere.raw(dialect().data(), "GET", "/files/" + path))
                .startsWith("HTTP/1.1 4");
        assertThat(ann.ask(url, "../secret.txt").statusCode()).isEqualTo(404);
    }

    @Test
    void nobodyIsLoggedOutOrReplacedFromAnotherAddress() throws IOException {
        ann.keep("song.txt", "la la la");
        ann.login("ann");
        var elsewhere = new ElsewhereGrpc("127.0.0.2", dialect().address());

        assertThatThrownBy(() -> elsewhere.call("MainFunctions/logout", List.of(), ann.name(), ""))
                .isInstanceOfSatisfying(
                        StatusRuntimeException.class, no -> is(no, Status.Code.PERMISSION_DENIED));
        assertThatThrownBy(() -> elsewhere.call(
                        "MainFunctions/login", List.of("b.txt"), ann.name(), "" + ann.port()))
                .isInstanceOfSatisfying(
                        StatusRuntimeException.class, no -> is(no, Status.Code.ALREADY_EXISTS));
        assertThatThrownBy(() -> elsewhere.call("MainFunctions/search", List.of(), "song.txt", ""))
                .isInstanceOfSatisfying(
                        StatusRuntimeException.class, no -> is(no, Status.Code.UNAUTHENTICATED));
        assertThat(ann.index()).isEqualTo("song.txt");
    }

    @Test
    void aProgramThatDiesIsForgottenWithItsNames() {
        startTracker(
                "--dialect",
                "inverse",
                "--dialect-listen",
                "inverse=127.0.0.1:0",
                "--dialect-data",
                "inverse=127.0.0.1:0",
                "--dialect-lease",
                "1s");
        OriginalInverse plain = closing(OriginalInverse.ofNames(dialect().address()));
        OriginalInverse reader = closing(OriginalInverse.ofNames(dialect().address()));
        plain.keep("song.txt", "la la la");
        plain.login("plain");
        reader.login("reader");
        assertThat(reader.finds("song.txt")).isTrue();

        plain.close();

        await().atMost(Duration.ofSeconds(20)).until(() -> !reader.finds("song.txt"));
    }

    @Test
    void aFileLongerThanARangeIsReadWhole() throws IOException {
        byte[] long_ = new byte[2_500_000];
        Arrays.fill(long_, (byte) 'x');
        IntStream.range(0, 100).forEach(i -> long_[i * 25_000] = (byte) ('a' + i % 26));
        ann.keep("long.txt", new String(long_, StandardCharsets.US_ASCII));
        ann.login("ann");
        await().atMost(Duration.ofSeconds(10))
                .until(() -> say("ls", "--tracker", url()).out().contains("long.txt"));

        Said fetched = say(
                "get",
                "long.txt",
                "--tracker",
                url(),
                "-o",
                folder.resolve("kept.txt").toString());

        assertThat(fetched.exit()).isEqualTo(ExitCode.OK);
        assertThat(folder.resolve("kept.txt")).hasBinaryContent(long_);
        assertThat(ann.asked()).hasSizeGreaterThan(3);
    }

    @ParameterizedTest
    @CsvSource({"'',8001", "ann,''", "ann,0", "ann,65536", "ann,none"})
    void aLoginThatMakesNoSenseIsInvalid(String name, String port) {
        assertThatThrownBy(() -> ann.call("login", name, port, List.of()))
                .isInstanceOfSatisfying(
                        StatusRuntimeException.class, no -> is(no, Status.Code.INVALID_ARGUMENT));
    }

    private String shared(String file, String text) throws IOException {
        write("holder/" + file, text);
        startPeer("holder", "--name", "holder");
        ann.login("ann");
        bob.login("bob");
        await().atMost(Duration.ofSeconds(10)).until(() -> ann.finds(file));
        return ann.ownerOf(file);
    }

    private static void is(StatusRuntimeException refused, Status.Code code) {
        assertThat(refused.getStatus().getCode()).isEqualTo(code);
    }
}
