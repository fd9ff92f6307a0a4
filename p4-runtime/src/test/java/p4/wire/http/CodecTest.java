package p4.wire.http;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import p4.control.ControlReply;
import p4.control.ControlReply.Refused;
import p4.control.ControlRequest;
import p4.control.Refusal;
import p4.model.FilePath;
import p4.model.FileTree;

class CodecTest {

    @Test
    void carriesEveryKindOfRequest() {
        Set<Class<?>> carried =
                Samples.requests().stream().map(ControlRequest::getClass).collect(toSet());

        assertThat(carried).isEqualTo(Set.copyOf(ControlRequest.kinds()));
    }

    @Test
    void carriesEveryKindOfReply() {
        Set<Class<?>> carried =
                Samples.replies().stream().map(ControlReply::getClass).collect(toSet());
        carried.add(Refused.class);

        assertThat(carried).isEqualTo(Set.of(ControlReply.class.getPermittedSubclasses()));
    }

    @ParameterizedTest
    @MethodSource("p4.wire.http.Samples#requests")
    void aRequestComesOutAsItWentIn(ControlRequest request) {
        HttpCall call = RequestWriter.write(request);

        ControlRequest read = read(call);

        assertThat(read).isEqualTo(request);
    }

    @ParameterizedTest
    @MethodSource("p4.wire.http.Samples#replies")
    void aReplyComesOutAsItWentIn(ControlReply reply) {
        HttpRoute route = RequestWriter.route(Samples.requestFor(reply));

        ControlReply read = ReplyReader.read(route, ReplyWriter.write(reply));

        assertThat(read).isEqualTo(reply);
    }

    @ParameterizedTest
    @EnumSource
    void aRefusalComesOutAsItWentInWithItsStatus(Refusal why) {
        var refused = new Refused(why, "because \"so\"", Optional.of(Duration.ofMillis(1_001)));

        HttpReply reply = ReplyWriter.write(refused);

        assertThat(reply.status()).isEqualTo(why.httpStatus());
        assertThat(reply.header("retry-after")).contains("2");
        assertThat(ReplyReader.read(HttpRoute.HEARTBEAT, reply)).isEqualTo(refused);
    }

    @Test
    void everyUnauthorizedReplySaysHowToBeAuthorized() {
        HttpReply reply = ReplyWriter.write(Refused.because(Refusal.STALE_TOKEN, "announce again"));

        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.header("www-authenticate")).contains("Bearer realm=\"p4\"");
        assertThat(reply.body())
                .isEqualTo("{\"error\":\"STALE_TOKEN\",\"detail\":\"announce again\"}");
    }

    @Test
    void aTreeIsWrittenFolderByFolder() {
        FileTree tree = FileTree.of(List.of(Samples.file("a.txt", 3), Samples.file("docs/b", 4)));

        String json = TreeJson.write(tree).toString().replace(Samples.HASH.hex(), "HASH");

        assertThat(json)
                .isEqualTo("{\"files\":{\"a.txt\":{\"size\":3,\"sha256\":\"HASH\"}},\"folders\":"
                        + "{\"docs\":{\"files\":{\"b\":{\"size\":4,\"sha256\":\"HASH\"}}}}}");
    }

    @Test
    void theDeepestPathThereCanBeFitsIntoADelta() {
        String deepest = "d/".repeat(FilePath.COMPONENTS_MAX - 1) + "f";
        var request = new ControlRequest.PublishDelta(
                Samples.TOKEN,
                FileTree.of(List.of(Samples.file(deepest, 1))).since(FileTree.EMPTY));

        ControlRequest read = read(RequestWriter.write(request));

        assertThat(read).isEqualTo(request);
    }

    @ParameterizedTest
    @MethodSource("p4.wire.http.Samples#requests")
    void aTokenTravelsInTheHeaderAlone(ControlRequest request) {
        HttpCall call = RequestWriter.write(request);

        assertThat(call.path() + call.body() + call).doesNotContain(Samples.TOKEN.secret());
        assertThat(call.toString()).doesNotContain(Samples.IDENTITY.secret());
        assertThat(call.header("authorization").isPresent())
                .isEqualTo(request instanceof ControlRequest.Authenticated);
    }

    @Test
    void whatANewerTrackerAddsToAReplyIsIgnored() {
        HttpReply reply = HttpReply.json(200, "{\"heartbeatMillis\":5,\"mood\":\"fine\"}");

        ControlReply read = ReplyReader.read(HttpRoute.HEARTBEAT, reply);

        assertThat(read).isEqualTo(new ControlReply.Renewed(Duration.ofMillis(5)));
    }

    private static ControlRequest read(HttpCall call) {
        HttpRoute route = HttpRoute.at(call.path()).orElseThrow();
        JsonValue json = StrictJson.read(call.body());
        if (route == HttpRoute.ANNOUNCE) return RequestReader.readAnnounce(json);
        return RequestReader.read(route, Samples.TOKEN, json);
    }
}
