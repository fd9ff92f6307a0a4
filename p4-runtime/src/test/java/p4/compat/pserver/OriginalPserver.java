package p4.compat.pserver;

import com.google.gson.Gson;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.InsecureServerCredentials;
import io.grpc.ManagedChannel;
import io.grpc.Server;
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
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import p4.compat.pserver.wire.File;
import p4.compat.pserver.wire.PServerGrpc;
import p4.compat.pserver.wire.PServerGrpc.PServerBlockingStub;
import p4.compat.pserver.wire.Reply;
import p4.compat.pserver.wire.UploadMessage;

/**
 * Stands in for a program written for the original: speaks its wire, and knows nothing of ours.
 *
 * <p>Moves names, and nothing else; {@link BytesBeside} adds what the contract says of bytes.
 */
public final class OriginalPserver implements AutoCloseable {

    private final URI tracker;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, byte[]> files = new ConcurrentSkipListMap<>();
    private final Set<String> pushed = new ConcurrentSkipListSet<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final BytesBeside bytes;
    private final boolean movesBytes;
    private final Server server;

    private OriginalPserver(InetSocketAddress tracker, boolean movesBytes) {
        this.tracker = URI.create(
                "http://" + tracker.getAddress().getHostAddress() + ":" + tracker.getPort());
        this.bytes = new BytesBeside();
        this.movesBytes = movesBytes;
        var builder = Grpc.newServerBuilderForPort(0, InsecureServerCredentials.create())
                .addService(new Serving());
        if (movesBytes) builder.addService(bytes);
        try {
            this.server = builder.build().start();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Starts one that moves names alone, as the original does. */
    public static OriginalPserver ofNames(InetSocketAddress tracker) {
        return new OriginalPserver(tracker, false);
    }

    /** Starts one that was taught to send bytes, and to take them. */
    public static OriginalPserver ofBytes(InetSocketAddress tracker) {
        return new OriginalPserver(tracker, true);
    }

    /** Calls the tracker with {@code body} in JSON. */
    public HttpResponse<String> call(String method, String path, Map<String, ?> body) {
        return raw(method, path, new Gson().toJson(body));
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

    /** Logs in; the status. */
    public int login(String user, String password) {
        var body = Map.of(
                "username",
                user,
                "password",
                password,
                "url",
                url(),
                "lastPing",
                "1999-12-31 23:59:59");
        return call("POST", "/login", body).statusCode();
    }

    /** Has {@code text} as the file {@code name}, and says that it has the name. */
    public void share(String name, String text) {
        files.put(name, text.getBytes(StandardCharsets.UTF_8));
        call("POST", "/index", Map.of("index", List.of(name), "url", url()));
    }

    /** Has {@code text} as the file {@code name}; tells nobody. */
    public void keep(String name, String text) {
        files.put(name, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Asks the tracker who has {@code name}. */
    public HttpResponse<String> whoHas(String name) {
        return call("GET", "/download", Map.of("url", url(), "file_name", name));
    }

    /** Asks the tracker for a peer to send something to. */
    public HttpResponse<String> whoTakes() {
        return call("GET", "/upload", Map.of("url", url()));
    }

    /** Tells the tracker that it is there; the status. */
    public int ping() {
        var body = Map.of("url", url(), "lastPing", "1999-12-31 23:59:59");
        return call("POST", "/ping", body).statusCode();
    }

    /** Leaves; the status. */
    public int logout() {
        return call("POST", "/logout", Map.of("url", url())).statusCode();
    }

    /** Asks the peer at {@code holder} to push {@code name} here; the status. */
    public int requestFile(String holder, String name) {
        return requestFile(holder, url(), name);
    }

    /** Asks the peer at {@code holder} to push {@code name} to {@code url}; the status. */
    public int requestFile(String holder, String url, String name) {
        var request = UploadMessage.newBuilder().setUrl(url).setFileName(name).build();
        return at(holder, peer -> peer.requestFile(request)).getStatusCode();
    }

    /** Asks the peer at {@code taker} to take {@code name}; the status. */
    public int requestUpload(String taker, String name) {
        var request = File.newBuilder().setFileName(name).build();
        return at(taker, peer -> peer.requestUpload(request)).getStatusCode();
    }

    /** Asks who has {@code name}, has it pushed here, and forgets it again; its text. */
    public String get(String name) {
        int status = requestFile(whoHas(name).body(), name);
        if (status != 200) throw new IllegalStateException("status " + status);
        pushed.remove(name);
        return new String(bytes.taken(name), StandardCharsets.UTF_8);
    }

    /** Sends {@code content} to the peer at {@code target} as {@code name}, asked or not. */
    public void send(String target, String name, byte[] content) {
        bytes.send(target, name, content);
    }

    /** The names that others pushed here. */
    public Set<String> pushed() {
        return pushed;
    }

    /** The names that others asked it for, in order. */
    public List<String> asked() {
        return asked;
    }

    /** Where it serves, as it says itself. */
    public String url() {
        return "127.0.0.1:" + server.getPort();
    }

    /** Dies without a word. */
    @Override
    public void close() {
        server.shutdownNow();
    }

    private static Reply at(String peer, Function<PServerBlockingStub, Reply> question) {
        ManagedChannel channel = Grpc.newChannelBuilder(peer, InsecureChannelCredentials.create())
                .build();
        try {
            return question.apply(PServerGrpc.newBlockingStub(channel));
        } finally {
            channel.shutdownNow();
        }
    }

    private static void answer(StreamObserver<Reply> reply, int status) {
        reply.onNext(Reply.newBuilder().setStatusCode(status).build());
        reply.onCompleted();
    }

    /** What other peers ask of it. */
    private final class Serving extends PServerGrpc.PServerImplBase {

        @Override
        public void requestFile(UploadMessage request, StreamObserver<Reply> reply) {
            String name = request.getFileName();
            asked.add(name);
            byte[] content = files.get(name);
            if (content == null) {
                answer(reply, 404);
                return;
            }
            int status = OriginalPserver.this.requestUpload(request.getUrl(), name);
            if (status == 200 && movesBytes) bytes.send(request.getUrl(), name, content);
            answer(reply, status);
        }

        @Override
        public void requestUpload(File request, StreamObserver<Reply> reply) {
            boolean isNew =
                    !files.containsKey(request.getFileName()) && pushed.add(request.getFileName());
            answer(reply, isNew ? 200 : 409);
        }
    }
}
