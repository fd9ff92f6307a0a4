package p4.wire.grpc;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import p4.model.ContentHash;
import p4.model.FileManifest;
import p4.model.FilePath;
import p4.model.FileTree;
import p4.model.PeerEndpoint;
import p4.model.PeerId;
import p4.peer.PeerCommands;
import p4.peer.PeerStatus;

/** A peer that knows 1,201 files, does as it is told, and fails when it is told to. */
final class ScriptedCommands implements PeerCommands {

    static final PeerStatus STATUS = new PeerStatus(
            new PeerId("alice"),
            Optional.of(new PeerEndpoint("::1", 9_000)),
            "http://127.0.0.1:8000",
            Optional.of(Duration.ofMillis(12_345)),
            7,
            1L << 40,
            3,
            1L << 41,
            1L << 42,
            OptionalInt.of(5));

    static final PeerStatus STATUS_OFFLINE = new PeerStatus(
            new PeerId("alice"),
            Optional.empty(),
            "",
            Optional.empty(),
            0,
            0,
            0,
            0,
            0,
            OptionalInt.empty());

    private final List<Object> heard = new ArrayList<>();
    private Optional<RuntimeException> failure = Optional.empty();
    private PeerStatus status = STATUS;

    /** Fails every command with {@code thrown} from now on. */
    ScriptedCommands failing(RuntimeException thrown) {
        failure = Optional.of(thrown);
        return this;
    }

    /** Has no lease and serves nothing. */
    ScriptedCommands offline() {
        status = STATUS_OFFLINE;
        return this;
    }

    /** What it was told, in order. */
    List<Object> heard() {
        return heard;
    }

    static FileTree tree() {
        return FileTree.of(IntStream.rangeClosed(0, 1_200)
                .mapToObj(number -> file("many/" + number))
                .toList());
    }

    static FileManifest file(String path) {
        return new FileManifest(
                new FilePath(path),
                1L << 33,
                ContentHash.ofContent(path.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    }

    static List<Holder> holders() {
        return List.of(
                new Holder(new PeerId("bob"), new PeerEndpoint("2001:db8::7", 9_001)),
                new Holder(new PeerId("alice"), new PeerEndpoint("host.example", 65_535)));
    }

    @Override
    public CompletionStage<FileTree> list(Optional<FilePath> folder) {
        return answer(folder, () -> folder.map(tree()::under).orElseGet(ScriptedCommands::tree));
    }

    @Override
    public CompletionStage<List<FileManifest>> find(String query) {
        return answer(query, () -> List.of(file("b"), file("a")));
    }

    @Override
    public CompletionStage<Holders> where(FilePath path) {
        return answer(path, () -> new Holders(file(path.value()), holders()));
    }

    @Override
    public CompletionStage<Fetched> get(Get order, Progress progress) {
        progress.moved(1_000, 4_000);
        progress.moved(4_000, 4_000);
        return answer(
                order,
                () -> new Fetched(
                        file(order.path().value()),
                        order.saveAs().orElse(order.path()),
                        new PeerId("bob"),
                        3));
    }

    @Override
    public CompletionStage<List<Holder>> put(Put order, Progress progress) {
        progress.moved(2_000, 4_000);
        return answer(order, ScriptedCommands::holders);
    }

    @Override
    public CompletionStage<PeerStatus> status() {
        return answer("status", () -> status);
    }

    @Override
    public CompletionStage<List<Holder>> neighbours() {
        return answer("neighbours", ScriptedCommands::holders);
    }

    @Override
    public CompletionStage<Void> logout() {
        return answer("logout", () -> true).thenAccept(done -> {});
    }

    private <T> CompletionStage<T> answer(Object told, Supplier<T> answer) {
        heard.add(told);
        return failure.<CompletionStage<T>>map(CompletableFuture::failedFuture)
                .orElseGet(() -> CompletableFuture.completedFuture(answer.get()));
    }
}
