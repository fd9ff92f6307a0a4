package p4.compat.classic;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Stands in for the original's tracker: its five calls and its answers, and nothing of ours. */
public final class OriginalTracker implements AutoCloseable {

    private final String secret;
    private final HttpServer server;
    private final Map<String, Client> byToken = new LinkedHashMap<>();
    private final List<String> calls = new ArrayList<>();
    private int tokens;

    private record Client(String id, String ip, int port, List<String> files) {}

    private record Answer(int status, Map<String, ?> body) {}

    /** Starts one at {@code port}, 0 for any, that lets in whoever says {@code secret}. */
    public OriginalTracker(String secret, int port) {
        this.secret = secret;
        try {
            server = HttpServer.create(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        on("/register", this::register);
        on(
                "/unregister",
                body -> known(body, 404, client -> {
                    byToken.values().remove(client);
                    return message(200, "Peer unregistered");
                }));
        on(
                "/add_file",
                body -> known(body, 404, client -> {
                    client.files().add(body.get("file_name").getAsString());
                    return message(200, "File added");
                }));
        on(
                "/get_files",
                body -> known(
                        body,
                        404,
                        client -> new Answer(
                                200,
                                Map.of(
                                        "files",
                                        byToken.values().stream()
                                                .flatMap(one -> one.files().stream())
                                                .toList()))));
        on(
                "/get_file",
                body -> known(body, 401, client -> file(body.get("file_name").getAsString())));
        server.start();
    }

    /** Where it is. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + port());
    }

    /** The address it listens at. */
    public InetSocketAddress address() {
        return server.getAddress();
    }

    /** The port it listens at. */
    public int port() {
        return server.getAddress().getPort();
    }

    /** The calls that came, in order. */
    public synchronized List<String> calls() {
        return List.copyOf(calls);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private Answer register(JsonObject body) {
        if (!body.get("genericToken").getAsString().equals(secret)) {
            return message(401, "Invalid token");
        }
        String id = body.get("client_id").getAsString();
        if (byToken.values().stream().anyMatch(one -> one.id().equals(id))) {
            return message(400, "Peer already registered");
        }
        String token = "token-" + ++tokens;
        byToken.put(
                token,
                new Client(
                        id,
                        body.get("ip").getAsString(),
                        body.get("port").getAsInt(),
                        new ArrayList<>()));
        return new Answer(200, Map.of("token", token));
    }

    private Answer file(String name) {
        return byToken.values().stream()
                .filter(one -> one.files().contains(name))
                .findFirst()
                .map(one -> new Answer(
                        200,
                        Map.of(
                                "file_address",
                                "grpc://" + one.ip() + ":" + one.port() + "/" + name)))
                .orElse(message(404, "File not found"));
    }

    private Answer known(JsonObject body, int status, Function<Client, Answer> question) {
        return Optional.ofNullable(byToken.get(body.get("token").getAsString()))
                .map(question)
                .orElse(message(status, "Peer not found"));
    }

    private static Answer message(int status, String text) {
        return new Answer(status, Map.of("message", text));
    }

    private void on(String path, Function<JsonObject, Answer> answer) {
        server.createContext(path, call -> answer(call, answer));
    }

    private synchronized void answer(HttpExchange call, Function<JsonObject, Answer> question)
            throws IOException {
        calls.add(call.getRequestMethod() + " " + call.getRequestURI());
        String body = new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Answer answer = question.apply(JsonParser.parseString(body).getAsJsonObject());
        byte[] bytes = new Gson().toJson(answer.body()).getBytes(StandardCharsets.UTF_8);
        call.getResponseHeaders().add("Content-Type", "application/json");
        call.sendResponseHeaders(answer.status(), bytes.length);
        call.getResponseBody().write(bytes);
        call.close();
    }
}
