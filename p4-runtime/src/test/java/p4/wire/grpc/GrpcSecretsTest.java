package p4.wire.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static p4.transfer.TransferSamples.await;
import static p4.transfer.TransferSamples.manifest;
import static p4.transfer.TransferSamples.noise;
import static p4.transfer.TransferSamples.ticket;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import p4.model.FileManifest;
import p4.model.PeerEndpoint;
import p4.model.Ticket;
import p4.model.TicketUse;
import p4.model.Token;
import p4.transfer.CollectingSink;
import p4.transfer.OneFileHandler;
import p4.transfer.TransferRefusal;
import p4.transfer.TransferRequest;

/** Neither a ticket nor a token is in any log, however many words the operator asks for. */
final class GrpcSecretsTest {

    private static final FileManifest FILE = manifest(noise(10));
    private static final Ticket TICKET = ticket(TicketUse.FETCH, FILE);
    private static final Token TOKEN = Token.draw(new SplittableRandom(1));

    private final Logger everything = (Logger) LoggerFactory.getLogger("ROOT");
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private final Level before = everything.getLevel();

    @BeforeEach
    void listen() {
        everything.detachAppender("console");
        everything.setLevel(Level.TRACE);
        lines.start();
        everything.addAppender(lines);
    }

    @AfterEach
    void restore() {
        everything.setLevel(before);
        everything.detachAppender(lines);
    }

    @Test
    void aFetchThatFailsLeavesNoTicketInTheLog() {
        try (var transport = new NettyTransport(2);
                var data = new GrpcDataPlane(transport::channel, Runnable::run);
                var broken = serve(transport, new OneFileHandler(FILE));
                var refusing = serve(
                        transport,
                        new OneFileHandler(FILE).refusing(TransferRefusal.UNAUTHENTICATED))) {
            for (PeerServer server : new PeerServer[] {broken, refusing}) {
                Throwable failed = catchThrowable(() -> await(data.fetch(
                        new PeerEndpoint("127.0.0.1", server.port()),
                        TransferRequest.Fetch.whole(FILE, TICKET),
                        new CollectingSink(0))));
                assertThat(failed.toString()).doesNotContain(TICKET.hmac());
            }
        }

        assertThat(text()).contains("a call failed").doesNotContain(TICKET.hmac());
    }

    @Test
    void aCommandThatFailsLeavesNoTokenInTheLog() {
        var peer = new ScriptedCommands().failing(new IllegalStateException("a bug"));
        try (var transport = new NettyTransport(1);
                var server = PeerServer.start(
                        transport.loopbackServer(0), PeerControlEndpoint.service(peer, TOKEN));
                var remote = new RemotePeerCommands(
                        transport.channel(new PeerEndpoint("127.0.0.1", server.port())), TOKEN)) {
            Throwable failed = catchThrowable(() -> await(remote.list(Optional.empty())));
            assertThat(failed.toString()).doesNotContain(TOKEN.secret());
        }

        assertThat(text()).contains("a command failed").doesNotContain(TOKEN.secret());
    }

    private static PeerServer serve(NettyTransport transport, OneFileHandler handler) {
        return PeerServer.start(
                transport.server(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)),
                TransferEndpoint.service(handler, Runnable::run));
    }

    private String text() {
        var text = new StringBuilder();
        for (ILoggingEvent line : lines.list.toArray(ILoggingEvent[]::new)) {
            text.append(line.getLoggerName()).append(' ');
            text.append(line.getFormattedMessage()).append('\n');
            if (line.getThrowableProxy() != null) {
                text.append(ThrowableProxyUtil.asString(line.getThrowableProxy()));
            }
        }
        return text.toString();
    }
}
