package p4.compat.inverse;

import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import p4.compat.RawCalls;

/**
 * Stands in for a program written for the original: speaks its wire, and knows nothing of ours.
 *
 * <p>Says over REST whether it has a file, which is all that the original does; one that serves bytes does
 * that too, as the contract says, whole or a range.
 */
public final class OriginalInverse implements AutoCloseable {

    private final String tracker;
    private final boolean servesBytes;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, byte[]> files = new ConcurrentSkipListMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private String name = "";

    private OriginalInverse(InetSocketAddress tracker, boolean servesBytes) {
        this.tracker = tracker.getAddress().getHostAddress() + ":" + tracker.getPort();
        this.servesBytes = servesBytes;
        try {
            this.server = HttpServer.create(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        server.createContext("/", this::serve);
        server.start();
    }

    /** Starts one that tells names alone, as the original does. */
    public static OriginalInverse ofNames(InetSocketAddress tracker) {
        return new OriginalInverse(tracker, false);
    }

    /** Starts one that was taught to serve bytes. */
    public static OriginalInverse ofBytes(InetSocketAddress tracker) {
        return new OriginalInverse(tracker, true);
    }

    /** Logs in as {@code label} with what it has; what the tracker says. */
    public String login(String label) {
        name = label + "--http://127.0.0.1:" + port() + "/";
        return call("login", name, Integer.toString(port()), List.copyOf(files.keySet()));
    }

    /** Logs in again with what it has by now. */
    public String loginAgain() {
        return call("login", name, Integer.toString(port()), List.copyOf(files.keySet()));
    }

    /** Logs out. */
    public String logout() {
        return call("logout", name, "", List.of());
    }

    /** Asks who has {@code file}; the line that comes. */
    public String search(String file) {
        return call("search", file, "", List.of());
    }

    /** Asks for its own list. */
    public String index() {
        return call("index", name, "", List.of());
    }

    /** Calls {@code method} of the tracker; the line that comes. */
    public String call(String method, String peerName, String port, List<String> fileNames) {
        byte[] answer = RawCalls.ask(
                tracker,
                "MainFunctions/" + method,
                RawCalls.textsAndMore(fileNames, peerName, port));
        return RawCalls.text(answer, 1);
    }

    /** The address of the owner of {@code file}, with a slash at the end. */
    public String ownerOf(String file) {
        String line = search(file);
        return line.substring(line.indexOf("--") + 2);
    }

    /** Asks the peer at {@code url} whether it has {@code file}; what it says. */
    public HttpResponse<String> ask(String url, String file) {
        return send(HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(new JsonPrimitive(file).toString()))
                .build());
    }

    /** Gets {@code file} from the peer at {@code url}, with {@code headers}, name after name. */
    public HttpResponse<String> fetch(String url, String file, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(url + "files/" + file));
        if (headers.length > 0) request.headers(headers);
        return send(request.build());
    }

    /** Sends {@code request}. */
    public HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /** Asks who has {@code file}, whether it is so, and gets it; its text. */
    public String get(String file) {
        String url = ownerOf(file);
        HttpResponse<String> held = ask(url, file);
        if (held.statusCode() != 200) throw new IllegalStateException(held.body());
        return fetch(url, file).body();
    }

    /** Tells whether the tracker knows somebody who has {@code file}. */
    public boolean finds(String file) {
        try {
            return search(file).startsWith("File '" + file + "' found. Owner: ");
        } catch (StatusRuntimeException refused) {
            return false;
        }
    }

    /** Has {@code text} as the file {@code file}; tells nobody. */
    public void keep(String file, String text) {
        files.put(file, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Whatever it was asked to serve, in order. */
    public List<String> asked() {
        return asked;
    }

    /** What it calls itself. */
    public String name() {
        return name;
    }

    /** Where it serves. */
    public int port() {
        return server.getAddress().getPort();
    }

    /** Dies without a word. */
    @Override
    public void close() {
        server.stop(0);
    }

    private void serve(HttpExchange call) throws IOException {
        try (call) {
            String path = call.getRequestURI().getPath();
            if (path.startsWith("/files/") && servesBytes) {
                bytes(call, path.substring("/files/".length()));
            } else if (call.getRequestMethod().equals("POST")) {
                String body =
                        new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                boolean held = files.containsKey(JsonParser.parseString(body).getAsString());
                send(call, held ? 200 : 404, held ? body : "\"file not found\"");
            } else {
                send(call, 404, "\"no such thing\"");
            }
        }
    }

    private void bytes(HttpExchange call, String file) throws IOException {
        byte[] bytes = files.get(file);
        if (bytes == null) {
            send(call, 404, "\"file not found\"");
            return;
        }
        call.getResponseHeaders().set("ETag", "\"" + sha256(bytes) + "\"");
        if (call.getRequestMethod().equals("HEAD")) {
            call.sendResponseHeaders(200, -1);
            return;
        }
        asked.add(file);
        String range = call.getRequestHeaders().getFirst("Range");
        if (range == null) {
            call.sendResponseHeaders(200, bytes.length);
            call.getResponseBody().write(bytes);
            return;
        }
        String[] ends = range.substring("bytes=".length()).split("-", -1);
        int from = Integer.parseInt(ends[0]);
        int to = Math.min(Integer.parseInt(ends[1]), bytes.length - 1);
        call.getResponseHeaders()
                .set("Content-Range", "bytes " + from + "-" + to + "/" + bytes.length);
        call.sendResponseHeaders(206, to - from + 1);
        call.getResponseBody().write(Arrays.copyOfRange(bytes, from, to + 1));
    }

    private static void send(HttpExchange call, int status, String json) throws IOException {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        call.getResponseHeaders().set("Content-Type", "application/json");
        call.sendResponseHeaders(status, bytes.length);
        call.getResponseBody().write(bytes);
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
