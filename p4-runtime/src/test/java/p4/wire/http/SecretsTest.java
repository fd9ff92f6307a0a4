package p4.wire.http;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import p4.control.ControlRequest;

/** Whatever happens, no secret is in a log line. */
class SecretsTest {

    private static final List<String> SECRETS = List.of(
            Samples.TOKEN.secret(),
            Samples.IDENTITY.secret(),
            Samples.TICKET.hmac(),
            Samples.KEY.secret(),
            "open sesame");

    private final Logger everything = (Logger) LoggerFactory.getLogger("ROOT");
    private final Logger ours = (Logger) LoggerFactory.getLogger("p4");
    private final Logger spark = (Logger) LoggerFactory.getLogger("spark");
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

    @BeforeEach
    void listen() {
        ours.setLevel(Level.TRACE);
        spark.setLevel(Level.TRACE);
        lines.start();
        everything.addAppender(lines);
    }

    @AfterEach
    void restore() {
        everything.detachAppender(lines);
        ours.setLevel(null);
        spark.setLevel(null);
    }

    @Test
    void requestsThatFailInEveryWayLeaveNoSecretInTheLog() throws IOException {
        try (var server = ServerFixture.start(
                (request, from) -> {
                    throw new IllegalStateException("failed on " + request);
                },
                HttpLimits.DEFAULT)) {
            for (ControlRequest request : Samples.requests()) {
                HttpCall call = RequestWriter.write(request);
                exchange(server, call.path(), call.body());
                exchange(server, call.path(), call.body() + "}");
                exchange(server, call.path() + "?token=" + Samples.TOKEN.secret(), call.body());
                exchange(server, "/nowhere/" + Samples.TOKEN.secret(), call.body());
            }
        }

        assertThat(text()).contains("a request could not be answered").doesNotContain(SECRETS);
    }

    private static void exchange(TrackerServer server, String path, String body)
            throws IOException {
        try (var client = new RawConnection(server.address())) {
            assertThat(client.post(path, body).reply().body()).doesNotContain(SECRETS);
        }
    }

    private String text() {
        var text = new StringBuilder();
        for (ILoggingEvent line : lines.list) {
            text.append(line.getFormattedMessage()).append('\n');
            if (line.getThrowableProxy() != null) {
                text.append(ThrowableProxyUtil.asString(line.getThrowableProxy()));
            }
        }
        return text.toString();
    }
}
