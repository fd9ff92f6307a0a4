package p4.tls;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Somebody in the middle who passes every byte on, both ways, and keeps a copy. */
public final class Wiretap implements AutoCloseable {

    private static final int BUFFER = 64 << 10;

    private final ServerSocket entrance;
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final ByteArrayOutputStream heard = new ByteArrayOutputStream();

    private Wiretap(ServerSocket entrance) {
        this.entrance = entrance;
    }

    /** Takes a port of 127.0.0.1 and passes on to {@code target}. */
    public static Wiretap of(InetSocketAddress target) throws IOException {
        var tap = new Wiretap(new ServerSocket(0, 64, InetAddress.getLoopbackAddress()));
        tap.start(target);
        return tap;
    }

    /** Takes a port of 127.0.0.1 and passes on to the same port of {@code host}. */
    public static Wiretap of(String host) throws IOException {
        var tap = new Wiretap(new ServerSocket(0, 64, InetAddress.getLoopbackAddress()));
        tap.start(new InetSocketAddress(host, tap.port()));
        return tap;
    }

    /** The port that it took. */
    public int port() {
        return entrance.getLocalPort();
    }

    /** How many bytes went by. */
    public int size() {
        return heard.size();
    }

    /** Whether {@code text} went by in the clear. */
    public boolean heard(String text) {
        return heard.toString(StandardCharsets.ISO_8859_1).contains(text);
    }

    @Override
    public void close() throws IOException {
        entrance.close();
        for (Socket socket : open) socket.close();
    }

    private void start(InetSocketAddress target) {
        run(() -> {
            while (true) {
                Socket caller = entrance.accept();
                var called = new Socket(target.getAddress(), target.getPort());
                open.addAll(List.of(caller, called));
                run(() -> pass(caller, called));
                run(() -> pass(called, caller));
            }
        });
    }

    private void pass(Socket from, Socket to) throws IOException {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] buffer = new byte[BUFFER];
            for (int got = in.read(buffer); got >= 0; got = in.read(buffer)) {
                heard.write(buffer, 0, got); // locks
                out.write(buffer, 0, got);
            }
        }
    }

    private interface Deed {
        void run() throws IOException;
    }

    private static void run(Deed deed) {
        var thread = new Thread(
                () -> {
                    try {
                        deed.run();
                    } catch (IOException closed) {
                        return; // one of both has hung up
                    }
                },
                "wiretap");
        thread.setDaemon(true);
        thread.start();
    }
}
