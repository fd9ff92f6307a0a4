package p4.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import p4.model.FileManifest;
import p4.model.FilePath;
import p4.model.FileTree;
import p4.peer.CommandFailed;
import p4.peer.PeerCommands;
import p4.peer.PeerStatus;

/**
 * The words of the shell and of the one-shot commands, said to a peer, with its answers shown.
 *
 * <p>Each blocks until the peer has answered, and tells how it ended. To interrupt the thread that
 * waits is to give the word up.
 */
final class Words {

    private final PeerCommands peer;
    private final Output output;

    Words(PeerCommands peer, Output output) {
        this.peer = peer;
        this.output = output;
    }

    /** Lists the network, or a folder of it. */
    ExitCode ls(Optional<String> folder) {
        return answer(peer.list(folder.map(FilePath::new)), tree -> {
            if (tree.fileCount() == 0 && folder.isPresent()) throw nothingAt(folder.get());
            showTree(tree, folder);
        });
    }

    /** Finds files by a part of their path, or by a glob. */
    ExitCode find(String query) {
        return answer(peer.find(query), this::showFiles);
    }

    /** Tells who holds a file. */
    ExitCode where(String path) {
        return answer(peer.where(new FilePath(path)), this::showHolders);
    }

    /** Fetches a file into the peer's downloads. */
    ExitCode get(String path, Optional<String> saveAs, boolean overwrite) {
        var order = new PeerCommands.Get(
                new FilePath(path), Optional.empty(), saveAs.map(FilePath::new), overwrite);
        return get(order, saveAs.orElse(path));
    }

    /** Fetches what {@code order} says, and calls the place it is kept at {@code place}. */
    ExitCode get(PeerCommands.Get order, String place) {
        CompletionStage<PeerCommands.Fetched> fetched;
        try (ProgressLine progress = output.progress(order.path().name())) {
            fetched = peer.get(order, progress);
            settle(fetched);
        }
        return answer(fetched, done -> showFetched(done, place));
    }

    /** Uploads a file of the peer's own folder; fewer takers than {@code copies} are a failure. */
    ExitCode put(String path, int copies) {
        var order = new PeerCommands.Put(new FilePath(path), copies);
        CompletionStage<List<PeerCommands.Holder>> taken;
        try (ProgressLine progress = output.progress(order.path().name())) {
            taken = peer.put(order, progress);
            settle(taken);
        }
        var takers = new ArrayList<PeerCommands.Holder>();
        ExitCode ended = answer(taken, took -> {
            takers.addAll(took);
            showTakers(order, took);
        });
        return takers.size() < copies && ended == ExitCode.OK ? ExitCode.FAILED : ended;
    }

    /** Tells how the peer is doing. */
    ExitCode status() {
        return answer(peer.status(), this::showStatus);
    }

    /** Lists the neighbours of a peer of an overlay. */
    ExitCode peers() {
        return answer(peer.neighbours(), this::showNeighbours);
    }

    /** Leaves the network. */
    ExitCode logout() {
        return answer(
                peer.logout(), nothing -> output.show(Map.of("loggedOut", true), "logged out"));
    }

    private void showTree(FileTree tree, Optional<String> folder) {
        var lines = new ArrayList<String>();
        TreeText.write(tree, folder, lines);
        output.show(Map.of("files", files(tree.files())), lines);
    }

    private void showFiles(List<FileManifest> found) {
        List<String> lines = found.stream()
                .map(file -> output.safe(file.path().value()) + "  " + SizeText.of(file.size()))
                .toList();
        output.show(Map.of("files", files(found)), lines);
    }

    private void showHolders(PeerCommands.Holders holders) {
        var json = new LinkedHashMap<String, Object>(json(holders.file()));
        json.put("holders", holders.holders().stream().map(Words::json).toList());
        var lines = new ArrayList<String>();
        lines.add(output.safe(holders.file().path().value()) + "  "
                + SizeText.of(holders.file().size()) + "  sha256 "
                + holders.file().hash());
        holders.holders()
                .forEach(holder -> lines.add("  " + holder.peer() + "  " + holder.endpoint()));
        output.show(json, lines);
    }

    private void showNeighbours(List<PeerCommands.Holder> neighbours) {
        output.show(
                Map.of("peers", neighbours.stream().map(Words::json).toList()),
                neighbours.stream()
                        .map(neighbour -> neighbour.peer() + "  " + neighbour.endpoint())
                        .toList());
    }

    private void showFetched(PeerCommands.Fetched fetched, String place) {
        var json = new LinkedHashMap<String, Object>(json(fetched.file()));
        json.put("savedAs", place);
        json.put("from", fetched.from().value());
        json.put("holdersTried", fetched.holdersTried());
        output.show(
                json,
                List.of("fetched " + output.safe(place) + "  "
                        + SizeText.of(fetched.file().size()) + "  from " + fetched.from()
                        + "  sha256 " + fetched.file().hash()));
    }

    private void showTakers(PeerCommands.Put order, List<PeerCommands.Holder> takers) {
        String path = order.path().value();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("path", path);
        json.put("copies", order.copies());
        json.put("takers", takers.stream().map(Words::json).toList());
        var lines = new ArrayList<String>();
        takers.forEach(taker -> lines.add("stored " + output.safe(path) + " at " + taker.peer()));
        if (takers.size() < order.copies()) {
            lines.add("only " + takers.size() + " of " + order.copies() + " peers took it");
        }
        output.show(json, lines);
    }

    private void showStatus(PeerStatus status) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("peer", status.peer().value());
        status.endpoint().ifPresent(endpoint -> json.put("endpoint", endpoint.toString()));
        json.put("tracker", status.tracker());
        status.leaseLeft().ifPresent(left -> json.put("leaseLeftMillis", left.toMillis()));
        json.put("filesOffered", status.filesOffered());
        json.put("bytesOffered", status.bytesOffered());
        json.put("uploadsRunning", status.uploadsRunning());
        json.put("bytesServed", status.bytesServed());
        json.put("bytesFetched", status.bytesFetched());
        status.neighbours().ifPresent(count -> json.put("neighbours", count));
        var lines = new ArrayList<String>();
        lines.add("peer      " + status.peer());
        lines.add("listens   " + status.endpoint().map(Object::toString).orElse("nowhere"));
        if (status.neighbours().isPresent()) {
            lines.add("knows     " + status.neighbours().getAsInt() + " neighbours");
        } else {
            lines.add("tracker   " + status.tracker());
            lines.add("lease     "
                    + status.leaseLeft()
                            .map(left -> String.format("%.1f s left", left.toMillis() / 1e3))
                            .orElse("none: not on the network"));
        }
        lines.add("offers    " + status.filesOffered() + " files, "
                + SizeText.of(status.bytesOffered()));
        lines.add("served    " + SizeText.of(status.bytesServed()) + ", " + status.uploadsRunning()
                + " uploads running");
        lines.add("fetched   " + SizeText.of(status.bytesFetched()));
        output.show(json, lines);
    }

    private static List<Map<String, Object>> files(Iterable<FileManifest> files) {
        var list = new ArrayList<Map<String, Object>>();
        files.forEach(file -> list.add(json(file)));
        return list;
    }

    private static Map<String, Object> json(FileManifest file) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("path", file.path().value());
        json.put("size", file.size());
        json.put("sha256", file.hash().hex());
        return json;
    }

    private static Map<String, Object> json(PeerCommands.Holder holder) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("peer", holder.peer().value());
        json.put("endpoint", holder.endpoint().toString());
        return json;
    }

    /** Waits until {@code stage} is over, however it ends. */
    private static void settle(CompletionStage<?> stage) {
        await(stage.handle((value, failed) -> true));
    }

    /** What {@code stage} came to; {@link CommandFailed} too if the user did not want to wait for it. */
    private static <T> T await(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().get();
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof CommandFailed why
                    ? why
                    : new CompletionException(failed.getCause());
        } catch (InterruptedException enough) {
            throw new CommandFailed(CommandFailed.Kind.FAILED, "interrupted");
        }
    }

    private <T> ExitCode answer(CompletionStage<T> stage, Consumer<T> show) {
        try {
            show.accept(await(stage));
            return ExitCode.OK;
        } catch (CommandFailed why) {
            return complain(why);
        }
    }

    private ExitCode complain(CommandFailed why) {
        output.complain(String.valueOf(why.getMessage()));
        return exitCode(why.kind());
    }

    private static CommandFailed nothingAt(String path) {
        return new CommandFailed(CommandFailed.Kind.NOT_FOUND, "nobody offers anything at " + path);
    }

    static ExitCode exitCode(CommandFailed.Kind kind) {
        return switch (kind) {
            case UNAUTHORIZED -> ExitCode.UNAUTHORIZED;
            case NOT_FOUND -> ExitCode.NOT_FOUND;
            case INVALID -> ExitCode.USAGE;
            case CONFLICT, FAILED -> ExitCode.FAILED;
        };
    }
}
