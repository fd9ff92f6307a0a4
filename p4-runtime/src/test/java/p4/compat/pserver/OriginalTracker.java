package p4.compat.pserver;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;

/** Stands in for a tracker of the original: knows urls and names, and nothing of ours. */
public final class OriginalTracker implements AutoCloseable {

    private final HttpServer server;
    private final Map<String, String> passwords = new TreeMap<>();
    private final Map<String, NavigableSet<String>> peers = new TreeMap<>();
    private final List<String> times = new CopyOnWriteArrayList<>();

    /** Starts one on a free port of loopback. */
    public OriginalTracker() {
        try {
            server = HttpServer.create(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    /** Where it listens. */
    public InetSocketAddress address() {
        return server.getAddress();
    }

    /** The times that peers said it was. */
    public List<String> times() {
        return times;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String text = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        JsonObject body = JsonParser.parseString(text).getAsJsonObject();
        String said =
                exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
        Optional<String> reply = reply(said, body);
        byte[] bytes = reply.orElse("no").getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "text/plain");
        int refused = said.equals("POST /login") ? 401 : 404;
        exchange.sendResponseHeaders(reply.isPresent() ? 200 : refused, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private synchronized Optional<String> reply(String said, JsonObject body) {
        String url = body.get("url").getAsString();
        return switch (said) {
            case "POST /login" -> login(url, body);
            case "POST /index" -> {
                body.get("index")
                        .getAsJsonArray()
                        .forEach(name -> peers.get(url).add(name.getAsString()));
                yield Optional.of("indexed");
            }
            case "POST /ping" -> Optional.of("pong");
            case "POST /logout" -> {
                peers.remove(url);
                yield Optional.of("bye");
            }
            case "GET /download" -> other(url, body.get("file_name").getAsString());
            case "GET /upload" -> other(url, "");
            default -> Optional.empty();
        };
    }

    private Optional<String> login(String url, JsonObject body) {
        String password = body.get("password").getAsString();
        String known = passwords.computeIfAbsent(body.get("username").getAsString(), u -> password);
        if (!known.equals(password)) return Optional.empty();
        times.add(body.get("lastPing").getAsString());
        peers.put(url, new TreeSet<>());
        return Optional.of("welcome");
    }

    private Optional<String> other(String url, String name) {
        return peers.entrySet().stream()
                .filter(peer -> !peer.getKey().equals(url))
                .filter(peer -> name.isEmpty() || peer.getValue().contains(name))
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
