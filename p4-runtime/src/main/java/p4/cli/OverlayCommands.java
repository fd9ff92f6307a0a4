package p4.cli;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import p4.model.FileManifest;
import p4.model.FilePath;
import p4.model.FileTree;
import p4.model.PeerEndpoint;
import p4.model.PeerId;
import p4.overlay.Contact;
import p4.overlay.Found;
import p4.overlay.GetRequest;
import p4.overlay.OverlayFailed;
import p4.overlay.OverlayLimits;
import p4.overlay.OverlayNode;
import p4.overlay.OverlayStatus;
import p4.overlay.SearchRequest;
import p4.peer.CommandFailed;
import p4.peer.PeerCommands;
import p4.peer.PeerStatus;

/**
 * The words of a peer's owner, said to a peer of an overlay.
 *
 * <p>What stands for a path may be a file's name or hash as well. What only a tracker can do is
 * refused.
 */
public final class OverlayCommands implements PeerCommands {

    private final OverlayNode node;
    private final PeerEndpoint endpoint;

    /** Says them to {@code node}, which listens at {@code endpoint}. */
    public OverlayCommands(OverlayNode node, PeerEndpoint endpoint) {
        this.node = node;
        this.endpoint = endpoint;
    }

    @Override
    public CompletionStage<FileTree> list(Optional<FilePath> folder) {
        return refused("nobody has a list of an overlay; find asks its peers");
    }

    @Override
    public CompletionStage<List<FileManifest>> find(String query) {
        int wanted = OverlayLimits.DEFAULT.search().wanted();
        return answer(
                search(query, false, wanted),
                found -> found.stream()
                        .map(Found::file)
                        .sorted(Comparator.comparing(FileManifest::path)
                                .thenComparing(FileManifest::hash))
                        .toList());
    }

    @Override
    public CompletionStage<Holders> where(FilePath path) {
        int wanted = OverlayLimits.DEFAULT.transfer().holdersTried();
        return answer(search(path.value(), true, wanted), OverlayCommands::holders);
    }

    @Override
    public CompletionStage<Fetched> get(Get order, Progress progress) {
        String text = order.content().map(Object::toString).orElse(order.path().value());
        Optional<FilePath> saveAs =
                order.saveAs().or(() -> order.content().map(given -> order.path()));
        return answer(
                node.get(new GetRequest(text, saveAs, order.overwrite()), progress::moved),
                fetched -> new Fetched(
                        fetched.file(),
                        fetched.savedAs(),
                        name(fetched.from()),
                        fetched.holdersTried()));
    }

    @Override
    public CompletionStage<List<Holder>> put(Put order, Progress progress) {
        return refused("peers of an overlay take no uploads");
    }

    @Override
    public CompletionStage<PeerStatus> status() {
        return answer(node.status(), this::status);
    }

    @Override
    public CompletionStage<List<Holder>> neighbours() {
        return answer(
                node.peers(),
                peers -> peers.stream().map(OverlayCommands::holder).toList());
    }

    @Override
    public CompletionStage<Void> logout() {
        node.stop();
        return CompletableFuture.completedFuture(null);
    }

    private CompletionStage<List<Found>> search(String text, boolean exact, int wanted) {
        return node.find(new SearchRequest(text, exact, wanted, SearchRequest.Way.DYNAMIC));
    }

    private PeerStatus status(OverlayStatus status) {
        return new PeerStatus(
                new PeerId(status.id().toString()),
                Optional.of(endpoint),
                "",
                Optional.empty(),
                status.filesOffered(),
                status.bytesOffered(),
                status.uploadsRunning(),
                status.bytesServed(),
                status.bytesFetched(),
                OptionalInt.of(status.neighbours()));
    }

    private static Holders holders(List<Found> found) {
        if (found.isEmpty()) {
            throw new CommandFailed(
                    CommandFailed.Kind.NOT_FOUND, "nobody was found who holds that file");
        }
        FileManifest file = found.get(0).file();
        Set<Holder> holders = new LinkedHashSet<>();
        found.stream()
                .filter(one -> one.file().hash().equals(file.hash()))
                .forEach(one -> one.holders().forEach(peer -> holders.add(holder(peer))));
        return new Holders(file, List.copyOf(holders));
    }

    private static Holder holder(Contact peer) {
        return new Holder(name(peer), peer.endpoint());
    }

    private static PeerId name(Contact peer) {
        return new PeerId(peer.id().toString());
    }

    private static <T, R> CompletionStage<R> answer(
            CompletionStage<T> stage, Function<T, R> reader) {
        var answer = new CompletableFuture<R>();
        stage.thenApply(reader).whenComplete((value, failed) -> {
            if (failed == null) answer.complete(value);
            else answer.completeExceptionally(known(failed));
        });
        return answer;
    }

    private static Throwable known(Throwable thrown) {
        Throwable cause = thrown instanceof CompletionException && thrown.getCause() != null
                ? thrown.getCause()
                : thrown;
        if (!(cause instanceof OverlayFailed failed)) return cause;
        CommandFailed.Kind kind = switch (failed.kind()) {
            case NOT_FOUND -> CommandFailed.Kind.NOT_FOUND;
            case INVALID -> CommandFailed.Kind.INVALID;
            case CONFLICT -> CommandFailed.Kind.CONFLICT;
            case FAILED -> CommandFailed.Kind.FAILED;
        };
        return new CommandFailed(kind, String.valueOf(failed.getMessage()));
    }

    private static <T> CompletionStage<T> refused(String why) {
        return CompletableFuture.failedFuture(new CommandFailed(CommandFailed.Kind.INVALID, why));
    }
}
