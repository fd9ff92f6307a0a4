package p4.sim.cluster.host;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import p4.model.Token;

/**
 * Writes HTTP requests by hand: what no well-behaved client would send.
 *
 * <p>Blocks. On loopback it has an address of its own, so that nobody is taken for a stranger.
 */
public final class RawHttp {

    private static final String STRANGER = "127.0.0.2";
    private static final int TIMEOUT_MILLIS = 5_000;

    private RawHttp() {}

    /** POSTs {@code body} to {@code path}; the HTTP status of the answer. */
    public static int post(
            InetSocketAddress server, String path, Optional<Token> bearer, String body)
            throws IOException {
        try (var socket = new Socket()) {
            // From there no way leads off this machine, where every caller has its own address.
            if (server.getAddress().isLoopbackAddress()) {
                socket.bind(new InetSocketAddress(InetAddress.getByName(STRANGER), 0));
            }
            socket.setSoTimeout(TIMEOUT_MILLIS);
            socket.connect(server, TIMEOUT_MILLIS);
            byte[] content = body.getBytes(StandardCharsets.UTF_8);
            String head = "POST " + path + " HTTP/1.1\r\n"
                    + "Host: " + server.getHostString() + ":" + server.getPort() + "\r\n"
                    + "Content-Type: application/json\r\n"
                    + "Content-Length: " + content.length + "\r\n"
                    + bearer.map(token -> "Authorization: Bearer " + token.secret() + "\r\n")
                            .orElse("")
                    + "Connection: close\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().write(content);
            return status(socket);
        }
    }

    private static int status(Socket socket) throws IOException {
        var reader = new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
        String line = reader.readLine();
        String[] words = line == null ? new String[0] : line.split(" ");
        if (words.length < 2) throw new IOException("no HTTP answer: " + line);
        return Integer.parseInt(words[1]);
    }
}
