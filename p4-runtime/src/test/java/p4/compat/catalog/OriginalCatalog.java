package p4.compat.catalog;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.protobuf.ByteString;
import io.grpc.Grpc;
import io.grpc.InsecureServerCredentials;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.Server;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import io.grpc.stub.ServerCalls;
import io.grpc.stub.StreamObserver;
import java.io.ByteArrayOutputStream;
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
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import p4.compat.RawCalls;

/**
 * Stands in for a program written for the original: speaks its wire, and knows nothing of ours.
 *
 * <p>Tracker calls are JSON bodies, on GET too; files go by {@code PeerService.DownloadFile} in pieces, both
 * ways, and it asks nobody who comes for one.
 */
public final class OriginalCatalog implements AutoCloseable {

    private static final String DOWNLOAD = "PeerService/DownloadFile";
    private static final int PIECE_BYTES = 1_024;

    private final URI tracker;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, byte[]> files = new ConcurrentSkipListMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final Server server;

    /** Starts one that serves on a free port and talks to the tracker at {@code tracker}. */
    public OriginalCatalog(InetSocketAddress tracker) {
        this.tracker = URI.create(
                "http://" + tracker.getAddress().getHostAddress() + ":" + tracker.getPort());
        var serving = ServerServiceDefinition.builder("PeerService")
                .addMethod(
                        RawCalls.method(DOWNLOAD, MethodType.SERVER_STREAMING),
                        ServerCalls.asyncServerStreamingCall(this::serve))
                .build();
        try {
            this.server = Grpc.newServerBuilderForPort(0, InsecureServerCredentials.create())
                    .addService(serving)
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

        /** The names of files, one list for each peer. */
        public List<List<String>> files() {
            return body.getAsJsonArray("files").asList().stream()
                    .map(list -> list.getAsJsonArray().asList().stream()
                            .map(name -> name.getAsString())
                            .toList())
                    .toList();
        }

        /** The peers that were found. */
        public List<JsonObject> peers() {
            return body.getAsJsonArray("peers").asList().stream()
                    .map(peer -> peer.getAsJsonObject())
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

    /** What it says to log in as {@code user} with {@code password} and what it has. */
    public Map<String, Object> loginBody(String user, String password) {
        Map<String, Object> body = located();
        body.put("user", user);
        body.put("password", password);
        body.put("archivos", List.copyOf(files.keySet()));
        return body;
    }

    /** Logs in as {@code user} with what it has. */
    public Answer login(String user, String password) {
        return call("POST", "/login", loginBody(user, password));
    }

    /** Tells the tracker what it has, all of it. */
    public Answer loadFiles() {
        Map<String, Object> body = located();
        body.put("archivos", List.copyOf(files.keySet()));
        return call("PUT", "/loadfiles", body);
    }

    /** Lists the network. */
    public Answer index() {
        return call("GET", "/index", located());
    }

    /** Asks who has {@code name}. */
    public Answer search(String name) {
        return call("GET", "/search", Map.of("archivo", name));
    }

    /** Has the tracker fetch {@code name} from the peer at {@code peer}. */
    public Answer fetchThere(String name, String peer) {
        return call("POST", "/descargar", Map.of("archivo", name, "peer", peer));
    }

    /** Logs out. */
    public Answer logout() {
        return call("POST", "/logout", located());
    }

    /** Asks who has {@code name} and gets it from the first, as text. */
    public String get(String name) {
        String url = search(name).peers().get(0).get("url").getAsString();
        return fetch(url.substring("http://".length()), name).toStringUtf8();
    }

    /** Gets the file {@code name} of the peer at {@code target}. */
    public ByteString fetch(String target, String name) {
        var whole = new ByteArrayOutputStream();
        for (byte[] piece : RawCalls.askAll(
                target, DOWNLOAD, MethodType.SERVER_STREAMING, RawCalls.texts(name))) {
            RawCalls.fields(piece, 1).forEach(bytes -> whole.writeBytes(bytes.toByteArray()));
        }
        return ByteString.copyFrom(whole.toByteArray());
    }

    /** Has {@code text} as the file {@code name}; tells nobody. */
    public void keep(String name, String text) {
        keep(name, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Has {@code bytes} as the file {@code name}; tells nobody. */
    public void keep(String name, byte[] bytes) {
        files.put(name, bytes);
    }

    /** Has no file {@code name} any more; tells nobody. */
    public void lose(String name) {
        files.remove(name);
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

    private Map<String, Object> located() {
        var body = new TreeMap<String, Object>();
        body.put("ip", "127.0.0.1");
        body.put("port", port());
        return body;
    }

    private void serve(byte[] request, StreamObserver<byte[]> reply) {
        String name = RawCalls.text(request, 1);
        asked.add(name);
        byte[] bytes = files.get(name);
        if (bytes == null) {
            reply.onError(Status.NOT_FOUND.withDescription("File not found").asException());
            return;
        }
        for (int from = 0; from < bytes.length; from += PIECE_BYTES) {
            int count = Math.min(PIECE_BYTES, bytes.length - from);
            reply.onNext(RawCalls.bytes(ByteString.copyFrom(bytes, from, count)));
        }
        reply.onCompleted();
    }
}
