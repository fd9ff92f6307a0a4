package p4.wire.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import p4.control.ControlReply;
import p4.control.ControlRequest;
import p4.model.Token;

class HttpSizeTest {

    private final HttpSize size = new HttpSize();

    @Test
    void aHeartbeatIsAsLongAsItIsWritten() {
        var chance = new SplittableRandom(1);

        for (int i = 0; i < 3; i++) {
            var beat = new ControlRequest.Heartbeat(Token.draw(chance));
            assertThat(size.of(beat)).isEqualTo(HttpSize.of(RequestWriter.write(beat)));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 9, 10, 1_500, 29_999, 3_600_000})
    void itsReplyIsAsLongAsItIsWritten(long millis) {
        var reply = new ControlReply.Renewed(Duration.ofMillis(millis));

        size.of(new ControlReply.Renewed(Duration.ofMillis(77)));

        assertThat(size.of(reply)).isEqualTo(HttpSize.of(ReplyWriter.write(reply)));
    }

    @Test
    void theLengthOfTheBodyCountsOnceWhetherOrNotItIsAmongTheHeaders() {
        HttpReply without = HttpReply.text(200, "text/plain", "four");
        HttpReply with = without.with("content-length", "4");

        assertThat(HttpSize.of(with)).isEqualTo(HttpSize.of(without));
    }
}
