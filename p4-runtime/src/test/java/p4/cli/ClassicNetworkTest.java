package p4.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import p4.compat.classic.OriginalProgram;
import p4.compat.classic.OriginalProgram.Answer;
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

/** Programs of the original and peers of ours on one network, over real sockets. */
final class ClassicNetworkTest extends DialectContract {

    private static final Metadata.Key<String> HTTP_STATUS =
            Metadata.Key.of("http-status", Metadata.ASCII_STRING_MARSHALLER);

    private OriginalProgram ann;
    private OriginalProgram bob;

    @BeforeEach
    void startThem() {
        ann = original();
        bob = original();
    }

    @Override
    String name() {
        return "p4-classic";
    }

    @Override
    Program program() {
        return new ClassicProgram(new OriginalProgram(dialect().address()), SECRET);
    }

    @Override
    Set<Class<?>> said() {
        return Set.of(
                Announce.class,
                PublishDelta.class,
                ListFiles.class,
                Locate.class,
                Disconnect.class);
    }

    @Override
    Map<Class<?>, String> unsaid() {
        return Map.of(
                Publish.class, "files are added one by one",
                Heartbeat.class, "the gateway sends them while the data port answers",
                Search.class, "programs search what they have listed",
                Place.class, "nobody uploads",
                Verify.class, "the gateway verifies, by ticket or by the address it granted",
                Report.class, "the gateway reports what fails in their name");
    }

    @Test
    void onlyTheNetworksSecretLetsAProgramIn() {
        Answer wrong = ann.register("ann", "a guess");
        Answer right = ann.register("ann", SECRET);
        Answer again = bob.register("ann", SECRET);

        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.text("message")).isEqualTo("Invalid token");
        assertThat(right.status()).isEqualTo(200);
        assertThat(right.text("token")).matches("[A-Za-z0-9_-]{43}");
        assertThat(again.status()).isEqualTo(400);
        assertThat(again.text("message")).isEqualTo("Peer already registered");
    }

    @ParameterizedTest
    @ValueSource(strings = {"client_id", "ip", "port", "genericToken"})
    void aRegisterThatLacksAKeyIsInvalid(String key) {
        Map<String, Object> body = new HashMap<>(Map.of(
                "client_id", "ann", "ip", "127.0.0.1", "port", 8001, "genericToken", SECRET));
        body.remove(key);
        Answer missing = ann.call("POST", "/register", body);
        String withNull = "{\"client_id\":\"ann\",\"ip\":\"::1\",\"port\":1,\"genericToken\":\"x\"}"
                .replaceFirst("\"" + key + "\":[^,}]+", "\"" + key + "\":null");

        assertThat(missing.status()).isEqualTo(400);
        assertThat(missing.text("message")).isEqualTo("Invalid request");
        assertThat(ann.raw("POST", "/register", withNull).statusCode()).isEqualTo(400);
    }

    @Test
    void whoWasNotSentByTheTrackerIsRefused() {
        ann.joinWith("ann", SECRET, "song.txt", "la la la");
        String gateway = AddressText.write(dialect().data());

        assertThatThrownBy(() -> bob.fetch(gateway, "song.txt"))
                .isInstanceOfSatisfying(StatusRuntimeException.class, ClassicNetworkTest::is401);
    }

    @Test
    void aGrantIsGoodOnce() {
        ann.joinWith("ann", SECRET, "song.txt", "la la la");
        String token = bob.register("bob", SECRET).text("token");
        String address = bob.where(token, "song.txt").text("file_address");

        assertThat(bob.fetch(address).toStringUtf8()).isEqualTo("la la la");
        assertThatThrownBy(() -> bob.fetch(address))
                .isInstanceOfSatisfying(StatusRuntimeException.class, ClassicNetworkTest::is401);
    }

    @Test
    void nothingIsReachedThroughAPathThatClimbs() {
        String token = ann.joinWith("ann", SECRET, "song.txt", "la la la");
        String gateway = AddressText.write(dialect().data());
        var climbing = Map.of("token", token, "file_name", "../secret.txt");

        assertThat(ann.call("POST", "/add_file", climbing).status()).isEqualTo(400);
        assertThat(ann.call("GET", "/get_file", climbing).status()).isEqualTo(404);
        assertThatThrownBy(() -> ann.fetch(gateway, "../secret.txt"))
                .isInstanceOfSatisfying(
                        StatusRuntimeException.class,
                        refused -> assertThat(refused.getStatus().getCode())
                                .isEqualTo(Status.Code.NOT_FOUND));
        assertThat(ann.asked()).doesNotContain("../secret.txt");
    }

    @Test
    void aTokenIsWhatIsChecked() {
        String token = ann.joinWith("ann", SECRET, "song.txt", "la la la");
        var nobody = Map.of("token", "x".repeat(43), "file_name", "song.txt");

        assertThat(ann.call("GET", "/get_files", nobody).status()).isEqualTo(404);
        assertThat(ann.call("GET", "/get_file", nobody).status()).isEqualTo(401);
        assertThat(ann.call("POST", "/add_file", nobody).status()).isEqualTo(404);
        assertThat(ann.call("POST", "/unregister", nobody).text("message"))
                .isEqualTo("Peer not found");
        assertThat(ann.list(token).status()).isEqualTo(200);
        assertThat(ann.where(token, "no.txt").text("message")).isEqualTo("File not found");
    }

    @Test
    void aSessionEndsWhenItIsUnregistered() {
        String token = ann.joinWith("ann", SECRET, "song.txt", "la la la");

        Answer left = ann.call("POST", "/unregister", Map.of("token", token));

        assertThat(left.status()).isEqualTo(200);
        assertThat(left.text("message")).isEqualTo("Peer unregistered");
        assertThat(ann.list(token).text("message")).isEqualTo("Peer not found");
        assertThat(say("ls", "--tracker", url()).out()).isEmpty();
    }

    private OriginalProgram original() {
        return closing(new OriginalProgram(dialect().address()));
    }

    private static void is401(StatusRuntimeException refused) {
        assertThat(refused.getStatus().getCode()).isEqualTo(Status.Code.UNAUTHENTICATED);
        assertThat(refused.getTrailers()).isNotNull();
        assertThat(refused.getTrailers().get(HTTP_STATUS)).isEqualTo("401");
    }
}
