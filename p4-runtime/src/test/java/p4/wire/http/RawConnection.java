package p4.wire.http;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.TreeMap;

/** One TCP connection on which a test says exactly what it wants, also what no client would. */
final class RawConnection implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 20_000;

    private final Socket socket = new Socket();
    private final InputStream in;
    private final OutputStream out;

    RawConnection(InetSocketAddress server) throws IOException {
        socket.setTcpNoDelay(true);
        socket.connect(server, PATIENCE_MILLIS);
        socket.setSoTimeout(PATIENCE_MILLIS);
        in = new BufferedInputStream(socket.getInputStream());
        out = socket.getOutputStream();
    }

    /** Sends a whole POST with the token of {@link Samples}. */
    RawConnection post(String path, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return send(head(path) + "Content-Length: " + bytes.length + "\r\n\r\n").send(bytes);
    }

    /** The head of a POST, but for its length and its end. */
    static String head(String path) {
        return "POST " + path + " HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                + "Authorization: Bearer " + Samples.TOKEN.secret() + "\r\n";
    }

    RawConnection send(String text) throws IOException {
        return send(text.getBytes(StandardCharsets.UTF_8));
    }

    RawConnection send(byte[] bytes) throws IOException {
        out.write(bytes);
        out.flush();
        return this;
    }

    /** Reads one whole reply. */
    HttpReply reply() throws IOException {
        int status = Integer.parseInt(line().split(" ", 3)[1]);
        var headers = new TreeMap<String, String>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 2));
        }
        int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
        return new HttpReply(
                status, headers, new String(in.readNBytes(length), StandardCharsets.UTF_8));
    }

    /** Waits {@code millis} for the other side to close; tells whether it did. */
    boolean closedWithin(int millis) throws IOException {
        socket.setSoTimeout(millis);
        try {
            while (in.read() >= 0) {
                // What it says before it closes does not matter.
            }
            return true;
        } catch (SocketTimeoutException stillOpen) {
            return false;
        } catch (IOException reset) {
            return true;
        } finally {
            if (!socket.isClosed()) socket.setSoTimeout(PATIENCE_MILLIS);
        }
    }

    /** Sends {@code text} byte by byte with pauses, again and again; tells when it was cut off. */
    boolean cutOffWhileDripping(String text, int pauseMillis, int times) throws IOException {
        for (int i = 0; i < times; i++) {
            try {
                send(text.substring(i % text.length(), i % text.length() + 1));
            } catch (IOException reset) {
                return true;
            }
            if (closedWithin(pauseMillis)) return true;
        }
        return false;
    }

    /** Closes the connection while the test goes on. */
    void hangUp() throws IOException {
        socket.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private String line() throws IOException {
        var line = new StringBuilder();
        int c = in.read();
        while (c != '\n') {
            if (c < 0) throw new IOException("closed after " + line);
            if (c != '\r') line.append((char) c);
            c = in.read();
        }
        return line.toString();
    }
}
