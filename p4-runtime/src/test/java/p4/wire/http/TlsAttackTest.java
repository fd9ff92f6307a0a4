package p4.wire.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import p4.tls.TrustedRoots;

/** TLS opens no way around the bounds of connections. Source: threats, rows 11 and 22. */
class TlsAttackTest {

    private static final HttpLimits QUICK =
            ServerFixture.limits(Duration.ofMillis(500), Duration.ofSeconds(5));

    /** How a handshake begins, and how a record of data does: 16 KiB are to come. */
    private static final byte[] HANDSHAKE = {0x16, 0x03, 0x01, 0x40, 0x00};

    private static final byte[] RECORD = {0x17, 0x03, 0x03, 0x40, 0x00};

    @TempDir
    private Path folder;

    @Test
    void aHandshakeThatDripsIsCutOff() throws IOException {
        try (var server = start(QUICK);
                var slow = new RawConnection(server.address())) {
            slow.send(HANDSHAKE);

            assertThat(slow.cutOffWhileDripping("\0", 20, 500)).isTrue();
        }
    }

    @Test
    void aRecordThatDripsIsCutOff() throws IOException {
        try (var server = start(QUICK);
                var raw = new Socket(
                        server.address().getAddress(), server.address().getPort());
                var encrypted = over(raw)) {
            encrypted.write("POST /v1/heartbeat HTTP/1.1\r\n".getBytes(StandardCharsets.UTF_8));
            raw.getOutputStream().write(RECORD);

            assertThat(cutOffWhileDripping(raw)).isTrue();
        }
    }

    @Test
    void aConnectionIsCountedOnce() throws IOException {
        List<RawConnection> open = new ArrayList<>();
        try (var server = start(ServerFixture.limits(100, 3))) {
            for (int i = 0; i < 3; i++) open.add(new RawConnection(server.address()));
            boolean third = open.get(2).closedWithin(500);
            var fourth = new RawConnection(server.address());
            open.add(fourth);

            assertThat(third).isFalse();
            assertThat(fourth.closedWithin(10_000)).isTrue();
        } finally {
            for (RawConnection connection : open) connection.close();
        }
    }

    private TrackerServer start(HttpLimits limits) throws IOException {
        return TrackerServer.start(
                ServerFixture.at(0, limits).with(Optional.of(TlsFixture.serving(folder))),
                ServerFixture.RENEWING,
                () -> "",
                () -> true);
    }

    private OutputStream over(Socket raw) throws IOException {
        SSLContext context =
                TrustedRoots.read(folder.resolve("ca.crt"), Instant.now()).calling();
        return context.getSocketFactory()
                .createSocket(raw, "127.0.0.1", raw.getPort(), true)
                .getOutputStream();
    }

    /** Sends a byte every 20 ms for ten seconds; tells whether the other side hung up before. */
    private static boolean cutOffWhileDripping(Socket raw) throws IOException {
        raw.setSoTimeout(20);
        for (int i = 0; i < 500; i++) {
            if (hungUpAfterAByte(raw)) return true;
        }
        return false;
    }

    private static boolean hungUpAfterAByte(Socket raw) {
        try {
            raw.getOutputStream().write(0);
            return raw.getInputStream().read(new byte[1_024]) < 0;
        } catch (SocketTimeoutException stillOpen) {
            return false;
        } catch (IOException reset) {
            return true;
        }
    }
}
