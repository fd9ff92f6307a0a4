package p4.compat.inverse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import p4.compat.CompatLimits;
import p4.model.ContentHash;
import p4.model.FilePath;
import p4.model.PeerEndpoint;
import p4.transfer.PeerUnreachable;
import p4.transfer.TransferRefusal;
import p4.transfer.TransferRefused;
import p4.wire.http.ByteReply;
import p4.wire.http.HttpCall;

/** What is made of the answers of programs that serve bytes, and of those that do not. */
final class InversePortTest {

    private static final PeerEndpoint PLACE = new PeerEndpoint("127.0.0.1", 8_081);
    private static final FilePath SONG = new FilePath("my songs/la.txt");

    private final List<HttpCall> sent = new ArrayList<>();
    private final Queue<ByteReply> replies = new ArrayDeque<>();
    private final InversePort port = new InversePort(
            (place, call) -> {
                sent.add(call);
                return replies.isEmpty()
                        ? CompletableFuture.failedFuture(new IllegalStateException("silent"))
                        : CompletableFuture.completedFuture(replies.remove());
            },
            CompatLimits.DEFAULT);

    @Test
    void aFileIsReadRangeByRange() {
        reply(206, "la la la", "la la", "bytes 0-4/8");
        reply(206, "la la la", " la", "bytes 5-7/8");

        assertThat(read()).isEqualTo("la la la");
        assertThat(sent).extracting(HttpCall::path).containsOnly("/files/my%20songs/la.txt");
        assertThat(sent)
                .extracting(call -> call.headers().get("range"))
                .containsExactly("bytes=0-1048575", "bytes=5-1048580");
    }

    @Test
    void whoKnowsNoRangesMaySendAllOfIt() {
        reply(200, "la la la", "la la la", "");

        assertThat(read()).isEqualTo("la la la");
    }

    @Test
    void anEmptyFileIsEmpty() {
        reply(416, "", "", "bytes */0");

        assertThat(read()).isEmpty();
    }

    @Test
    void whatIsNotWhatItsETagSaysIsRefused() {
        reply(200, "la la la", "do re mi", "");

        refuses(TransferRefusal.WRONG_BYTES);
    }

    @Test
    void aFileThatChangesWhileItIsReadIsRefused() {
        reply(206, "la la la", "la la", "bytes 0-4/8");
        reply(206, "la la lo", " lo", "bytes 5-7/8");

        refuses(TransferRefusal.CHANGED);
    }

    @Test
    void aFileThatIsTooLargeIsRefusedBeforeItIsThere() {
        reply(206, "la la la", "la la", "bytes 0-4/999999999");

        refuses(TransferRefusal.EXHAUSTED);
        assertThat(sent).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 404, 410})
    void whoDoesNotHaveItIsAskedForNothingMore(int status) {
        reply(status, "", "\"file not found\"", "");

        refuses(TransferRefusal.NOT_FOUND);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "bytes 1-5/8", "bytes */8", "bytes 0-4/*", "lines 0-4/8", "bytes 0-4/-1"
            })
    void aRangeThatWasNotAskedForIsNoAnswer(String range) {
        reply(206, "la la la", "la la", range);

        assertThatThrownBy(this::read).hasCauseInstanceOf(PeerUnreachable.class);
    }

    @Test
    void whoSendsNothingOfARangeIsNotAskedForever() {
        reply(206, "la la la", "", "bytes 0-4/8");

        assertThatThrownBy(this::read).hasCauseInstanceOf(PeerUnreachable.class);
        assertThat(sent).hasSize(1);
    }

    @Test
    void onlyWhoNamesTheHashServesBytes() {
        reply(404, "", "", "");
        assertThat(port.serves(PLACE, SONG).toCompletableFuture().join()).isFalse();

        replies.add(new ByteReply(200, new TreeMap<>(), new byte[0]));
        assertThat(port.serves(PLACE, SONG).toCompletableFuture().join()).isFalse();

        reply(200, "la la la", "", "");
        assertThat(port.serves(PLACE, SONG).toCompletableFuture().join()).isTrue();

        assertThat(port.serves(PLACE, SONG).toCompletableFuture().join()).isFalse();
    }

    @Test
    void whoAnswersAnythingIsThere() {
        reply(404, "", "\"file not found\"", "");

        assertThat(port.answers(PLACE).toCompletableFuture().join()).isTrue();
        assertThat(port.answers(PLACE).toCompletableFuture().join()).isFalse();
    }

    private void reply(int status, String whole, String body, String range) {
        var headers = new TreeMap<String, String>();
        headers.put("etag", "\"" + ContentHash.ofContent(bytes(whole)) + "\"");
        if (!range.isEmpty()) headers.put("content-range", range);
        replies.add(new ByteReply(status, headers, bytes(body)));
    }

    private String read() {
        byte[] bytes = port.read(PLACE, SONG).toCompletableFuture().join();
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private void refuses(TransferRefusal why) {
        assertThatThrownBy(this::read)
                .isInstanceOf(CompletionException.class)
                .cause()
                .isInstanceOfSatisfying(
                        TransferRefused.class,
                        refused -> assertThat(refused.why()).isEqualTo(why));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
