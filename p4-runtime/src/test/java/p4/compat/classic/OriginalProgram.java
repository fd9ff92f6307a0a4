package p4.compat.classic;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.protobuf.ByteString;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.InsecureServerCredentials;
import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import p4.compat.classic.wire.GreeterGrpc;
import p4.compat.classic.wire.fileBytes;
import p4.compat.classic.wire.fileRequest;

/**
 * Stands in for a program written for the original: speaks its wire, and knows nothing of ours.
 *
 * <p>Tracker calls are JSON bodies, on GET too; files go by {@code Greeter.getFile}, both ways, and it
 * asks nobody who comes for one.
 */
public final class OriginalProgram implements AutoCloseable {

    private final URI tracker;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, byte[]> files = new ConcurrentSkipListMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final Server server;

    /** Starts one that serves on a free port and talks to the tracker at {@code tracker}. */
    public OriginalProgram(InetSocketAddress tracker) {
        this.tracker = URI.create(
                "http://" + tracker.getAddress().getHostAddress() + ":" + tracker.getPort());
        try {
            this.server = Grpc.newServerBuilderForPort(0, InsecureServerCredentials.create())
                    .addService(new Serving())
                    .build()
                    .start();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** What the tracker said. */
    public record Answer(int status, JsonObject body) {

        /** The text at {@code key}. */
        public String text(String key) {
            return body.get(key).getAsString();
        }

        /** The names of files. */
        public List<String> files() {
            return body.get("files").getAsJsonArray().asList().stream()
                    .map(name -> name.getAsString())
                    .toList();
        }
    }

    /** Calls the tracker with {@code body} in JSON. */
    public Answer call(String method, String path, Map<String, ?> body) {
        HttpResponse<String> answer = raw(method, path, new Gson().toJson(body));
        return new Answer(
                answer.statusCode(), JsonParser.parseString(answer.body()).getAsJsonObject());
    }

    /** Calls the tracker with {@code body} as it is. */
    public HttpResponse<String> raw(String method, String path, String body) {
        var request = HttpRequest.newBuilder(tracker.resolve(path))
                .method(method, BodyPublishers.ofString(body))
                .header("Content-Type", "application/json")
                .build();
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /** Registers as {@code id}. */
    public Answer register(String id, String secret) {
        return call(
                "POST",
                "/register",
                Map.of("client_id", id, "ip", "127.0.0.1", "port", port(), "genericToken", secret));
    }

    /** Registers as {@code id}, and has {@code text} as the file {@code name}; the token. */
    public String joinWith(String id, String secret, String name, String text) {
        String token = register(id, secret).text("token");
        files.put(name, text.getBytes(StandardCharsets.UTF_8));
        call("POST", "/add_file", Map.of("token", token, "file_name", name));
        return token;
    }

    /** Asks where {@code name} is and gets it there, as text. */
    public String get(String token, String name) {
        return fetch(where(token, name).text("file_address")).toStringUtf8();
    }

    /** Asks where {@code name} is. */
    public Answer where(String token, String name) {
        return call("GET", "/get_file", Map.of("token", token, "file_name", name));
    }

    /** Lists the network. */
    public Answer list(String token) {
        return call("GET", "/get_files", Map.of("token", token));
    }

    /** Gets what is at {@code address}, {@code grpc://ip:port/name}. */
    public ByteString fetch(String address) {
        String[] parts = address.substring("grpc://".length()).split("/", 2);
        return fetch(parts[0], parts[1]);
    }

    /** Gets the file {@code path} of the peer at {@code target}. */
    public ByteString fetch(String target, String path) {
        ManagedChannel channel = Grpc.newChannelBuilder(target, InsecureChannelCredentials.create())
                .build();
        try {
            return GreeterGrpc.newBlockingStub(channel)
                    .getFile(fileRequest.newBuilder().setFilePath(path).build())
                    .getFileBytes();
        } finally {
            channel.shutdownNow();
        }
    }

    /** Has {@code text} as the file {@code name}; tells nobody. */
    public void keep(String name, String text) {
        files.put(name, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Whatever it was asked for, in order. */
    public List<String> asked() {
        return asked;
    }

    /** Where it serves. */
    public int port() {
        return server.getPort();
    }

    /** Dies without a word. */
    @Override
    public void close() {
        server.shutdownNow();
    }

    /** The serving half. */
    private final class Serving extends GreeterGrpc.GreeterImplBase {

        @Override
        public void getFile(fileRequest request, StreamObserver<fileBytes> reply) {
            asked.add(request.getFilePath());
            byte[] bytes = files.get(request.getFilePath());
            if (bytes == null) {
                reply.onError(Status.NOT_FOUND.withDescription("File not found").asException());
                return;
            }
            reply.onNext(fileBytes
                    .newBuilder()
                    .setFileBytes(ByteString.copyFrom(bytes))
                    .build());
            reply.onCompleted();
        }
    }
}
