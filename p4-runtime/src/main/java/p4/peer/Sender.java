package p4.peer;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import p4.control.ControlReply;
import p4.control.ControlReply.Offer;
import p4.control.ControlRequest;
import p4.model.FileManifest;
import p4.peer.PeerCommands.Holder;
import p4.peer.PeerCommands.Put;
import p4.time.Timeline;
import p4.transfer.DataPlane;
import p4.transfer.OpenFile;
import p4.transfer.SharedFolder;
import p4.transfer.TransferRequest;

/**
 * Uploads files of the own folder to peers that the tracker names, until enough have taken them.
 *
 * <p>Lives on the peer's timeline; the bytes do not.
 */
final class Sender {

    private static final int SPARE = 2;

    private final Session session;
    private final DataPlane peers;
    private final SharedFolder folder;
    private final FolderIndex index;
    private final Timeline timeline;

    Sender(
            Session session,
            DataPlane peers,
            SharedFolder folder,
            FolderIndex index,
            Timeline timeline) {
        this.session = session;
        this.peers = peers;
        this.folder = folder;
        this.index = index;
        this.timeline = timeline;
    }

    /** Uploads what {@code order} says; fails with {@link CommandFailed} if nobody took it. */
    CompletionStage<List<Holder>> put(Put order, PeerCommands.Progress progress) {
        return index.tree()
                .file(order.path())
                .map(file -> place(file, order, progress))
                .orElseGet(() -> CompletableFuture.failedFuture(new CommandFailed(
                        CommandFailed.Kind.NOT_FOUND, "this peer does not offer " + order.path())));
    }

    private CompletionStage<List<Holder>> place(
            FileManifest file, Put order, PeerCommands.Progress progress) {
        int asked = order.copies() + SPARE;
        return session.ask(
                        ControlReply.Placed.class,
                        token -> new ControlRequest.Place(token, file, asked))
                .thenCompose(placed -> {
                    var upload = new Upload(file, order.copies(), placed.takers(), progress);
                    upload.next();
                    return upload.done;
                });
    }

    /** One file on its way to one taker after the other. */
    private final class Upload {

        private final FileManifest file;
        private final int copies;
        private final Iterator<Offer> takers;
        private final PeerCommands.Progress progress;
        private final List<Holder> taken = new ArrayList<>();
        private final CompletableFuture<List<Holder>> done = new CompletableFuture<>();
        private CommandFailed last =
                new CommandFailed(CommandFailed.Kind.NOT_FOUND, "nobody took it");

        Upload(FileManifest file, int copies, List<Offer> takers, PeerCommands.Progress progress) {
            this.file = file;
            this.copies = copies;
            this.takers = takers.iterator();
            this.progress = progress;
        }

        void next() {
            if (taken.size() == copies || (!takers.hasNext() && !taken.isEmpty())) {
                done.complete(List.copyOf(taken));
            } else if (!takers.hasNext()) {
                done.completeExceptionally(last);
            } else {
                send(takers.next());
            }
        }

        private void send(Offer taker) {
            var store = new TransferRequest.Store(file, Optional.of(taker.ticket()));
            CompletionStage<Void> storing = folder.open(file.path(), file.hash())
                    .thenCompose(
                            content -> peers.store(taker.endpoint(), store, new Counted(content)));
            timeline.when(storing, (stored, failed) -> {
                if (failed == null) taken.add(new Holder(taker.peer(), taker.endpoint()));
                else last = Failures.ofCommand(failed);
                next();
            });
        }

        /** A file that is read, and tells how far. */
        private final class Counted implements OpenFile {

            private final OpenFile content;

            Counted(OpenFile content) {
                this.content = content;
            }

            @Override
            public FileManifest manifest() {
                return content.manifest();
            }

            @Override
            public int read(long offset, ByteBuffer buffer) throws IOException {
                int count = content.read(offset, buffer);
                progress.moved(offset + Math.max(count, 0), file.size());
                return count;
            }

            @Override
            public void close() {
                content.close();
            }
        }
    }
}
