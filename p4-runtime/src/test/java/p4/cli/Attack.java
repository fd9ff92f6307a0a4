package p4.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/** What attacks on listeners have in common: junk, and a look at what it leaves behind. */
final class Attack {

    private Attack() {}

    /** Sends {@code count} times what is cut off, or no protocol at all, and hangs up. */
    static void hangUp(InetSocketAddress listener, String path, int count, RandomGenerator chance)
            throws IOException {
        for (int i = 0; i < count; i++) {
            send(listener, bytes(chance));
            send(
                    listener,
                    ("GET " + path + " HTTP/1.1\r\nHost: a\r\nContent-Length: 99\r\n\r\n{\"to")
                            .getBytes(StandardCharsets.US_ASCII));
            send(listener, "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        }
    }

    /** Up to 400 bytes. */
    static byte[] bytes(RandomGenerator chance) {
        byte[] bytes = new byte[1 + chance.nextInt(400)];
        chance.nextBytes(bytes);
        return bytes;
    }

    /** Up to 60 characters of many scripts. */
    static String text(RandomGenerator chance) {
        return chance.ints(1 + chance.nextInt(60), 32, 0x2_000)
                .filter(Character::isDefined)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }

    /** How many threads serve nodes of this process. */
    static long threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().matches("p4-.*|tracker-http.*"))
                .count();
    }

    private static void send(InetSocketAddress listener, byte[] bytes) throws IOException {
        try (var socket = new Socket(listener.getAddress(), listener.getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write(bytes);
            out.flush();
        }
    }
}
