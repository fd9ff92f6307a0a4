package p4.sim.cluster.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class RawHttpTest {

    @Test
    void aServerOnLoopbackIsAskedFromAnAddressOfItsOwn() throws IOException {
        InetAddress asked = asked(InetAddress.getLoopbackAddress());

        assertThat(asked.getHostAddress()).isEqualTo("127.0.0.2");
    }

    @Test
    void aServerElsewhereIsReachedToo() throws IOException {
        List<InetAddress> elsewhere = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress())
                .toList();
        assumeThat(elsewhere).as("addresses of this machine").isNotEmpty();

        InetAddress asked = asked(elsewhere.get(0));

        assertThat(asked.isLoopbackAddress()).isFalse();
    }

    /** Who asked a server at {@code address} that refuses everything. */
    private static InetAddress asked(InetAddress address) throws IOException {
        try (var server = new ServerSocket(0, 1, address)) {
            var client = new CompletableFuture<InetAddress>();
            var thread = new Thread(() -> answer(server, client), "refusing-server");
            thread.start();
            var where = new InetSocketAddress(address, server.getLocalPort());

            int status = RawHttp.post(where, "/v1/locate", Optional.empty(), "{}");

            assertThat(status).isEqualTo(401);
            return client.join();
        }
    }

    private static void answer(ServerSocket server, CompletableFuture<InetAddress> client) {
        try (Socket socket = server.accept()) {
            byte[] request = new byte[4_096];
            int read = 0;
            while (!new String(request, 0, read, StandardCharsets.US_ASCII).endsWith("{}")) {
                read += socket.getInputStream().read(request, read, request.length - read);
            }
            String head = "HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            client.complete(socket.getInetAddress());
        } catch (IOException failed) {
            client.completeExceptionally(failed);
        }
    }
}
