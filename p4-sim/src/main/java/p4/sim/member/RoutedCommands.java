package p4.sim.member;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import p4.model.FileManifest;
import p4.model.FilePath;
import p4.model.FileTree;
import p4.peer.PeerCommands;
import p4.peer.PeerStatus;

/** The commands of whichever peer a call is meant for, looked up each time. */
final class RoutedCommands implements PeerCommands {

    private final Supplier<PeerCommands> meant;

    RoutedCommands(Supplier<PeerCommands> meant) {
        this.meant = meant;
    }

    @Override
    public CompletionStage<FileTree> list(Optional<FilePath> folder) {
        return meant.get().list(folder);
    }

    @Override
    public CompletionStage<List<FileManifest>> find(String query) {
        return meant.get().find(query);
    }

    @Override
    public CompletionStage<Holders> where(FilePath path) {
        return meant.get().where(path);
    }

    @Override
    public CompletionStage<Fetched> get(Get order, Progress progress) {
        return meant.get().get(order, progress);
    }

    @Override
    public CompletionStage<List<Holder>> put(Put order, Progress progress) {
        return meant.get().put(order, progress);
    }

    @Override
    public CompletionStage<PeerStatus> status() {
        return meant.get().status();
    }

    @Override
    public CompletionStage<List<Holder>> neighbours() {
        return meant.get().neighbours();
    }

    @Override
    public CompletionStage<Void> logout() {
        return meant.get().logout();
    }
}
