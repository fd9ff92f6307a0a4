package p4.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Somebody at another address of this machine, who speaks plain HTTP. */
final class Elsewhere {

    private final InetSocketAddress own;
    private final InetSocketAddress server;

    /** One at {@code host}, a loopback address, who calls {@code server}. */
    Elsewhere(String host, InetSocketAddress server) throws IOException {
        this.own = new InetSocketAddress(InetAddress.getByName(host), 0);
        this.server = server;
    }

    /** Calls {@code path} of {@code server} just as it is written; the whole answer as it came. */
    static String raw(InetSocketAddress server, String method, String path) {
        try {
            return new Elsewhere("127.0.0.1", server).call(method, path, "");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Calls {@code path} with {@code body}; the whole answer as it came. */
    String call(String method, String path, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        String head = method + " " + path + " HTTP/1.1\r\nHost: tracker\r\nConnection: close\r\n"
                + "Content-Type: application/json\r\nContent-Length: " + bytes.length + "\r\n\r\n";
        try (var socket = new Socket()) {
            socket.bind(own);
            socket.connect(server);
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
