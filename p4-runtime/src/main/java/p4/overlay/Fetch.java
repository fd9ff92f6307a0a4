package p4.overlay;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.LongConsumer;
import p4.model.FileManifest;
import p4.time.Timeline;
import p4.transfer.Chunk;
import p4.transfer.IncomingFile;
import p4.transfer.PeerUnreachable;
import p4.transfer.SharedFolder;
import p4.transfer.TransferRefusal;
import p4.transfer.TransferRefused;

/**
 * Fetches one file, piece by piece; goes on at the next holder where one stops.
 *
 * <p>If the whole is not what was promised, and it came from one holder, that one lied. If it came from
 * several, it cannot be told who did: each is then tried alone, from the beginning.
 */
final class Fetch {

    private final FileManifest file;
    private final boolean overwrite;
    private final OverlayLimits.Transfer limits;
    private final SharedFolder folder;
    private final Lines lines;
    private final Timeline timeline;
    private final OverlayObserver observer;
    private final LongConsumer progress;
    private final Deque<Contact> holders;
    private final Set<Contact> senders = new LinkedHashSet<>();
    private final CompletableFuture<Fetched> fetched = new CompletableFuture<>();
    private boolean alone;
    private int tried;
    private long offset;

    Fetch(
            Found found,
            FileManifest file,
            boolean overwrite,
            OverlayLimits.Transfer limits,
            SharedFolder folder,
            Lines lines,
            Timeline timeline,
            OverlayObserver observer,
            LongConsumer progress) {
        this.file = file;
        this.overwrite = overwrite;
        this.limits = limits;
        this.folder = folder;
        this.lines = lines;
        this.timeline = timeline;
        this.observer = observer;
        this.progress = progress;
        this.holders = new ArrayDeque<>(found.holders());
    }

    /** Begins; fails with {@link TransferRefused} of the own folder, or what the last holder did. */
    CompletionStage<Fetched> start() {
        begin();
        return fetched;
    }

    /** Begins a new {@code .part}, at offset zero. */
    private void begin() {
        offset = 0;
        senders.clear();
        timeline.when(folder.receive(file, overwrite), (place, refused) -> {
            if (refused != null) fetched.completeExceptionally(refused);
            else next(place, new PeerUnreachable("anybody", new Exception("nobody is left")));
        });
    }

    private void next(IncomingFile place, Throwable last) {
        Contact holder = holders.poll();
        if (holder == null) {
            place.abort();
            fetched.completeExceptionally(last);
            return;
        }
        tried++;
        goOn(place, holder);
    }

    private void goOn(IncomingFile place, Contact holder) {
        if (offset == file.size()) {
            finish(place, holder);
            return;
        }
        int length = (int) Math.min(limits.pieceBytes(), file.size() - offset);
        var piece = lines.ask(
                holder.endpoint(),
                Message.Piece.class,
                tag -> new Message.PieceRequest(tag, file.hash(), offset, length),
                limits.stall());
        timeline.when(piece, (came, failed) -> {
            if (failed != null) leave(place, holder, false, failed);
            else if (came.size() != file.size() || came.bytes().remaining() != length) {
                leave(place, holder, true, wrongBytes());
            } else keep(place, holder, came);
        });
    }

    private void keep(IncomingFile place, Contact holder, Message.Piece piece) {
        int count = piece.bytes().remaining();
        timeline.when(place.take(new Chunk(offset, piece.bytes())), (kept, refused) -> {
            if (refused != null) {
                place.abort();
                fetched.completeExceptionally(refused);
                return;
            }
            offset += count;
            senders.add(holder);
            progress.accept(offset);
            goOn(place, holder);
        });
    }

    private void leave(IncomingFile place, Contact holder, boolean lied, Throwable why) {
        tell(new OverlayEvent.HolderFailed(holder, file.hash(), lied));
        if (!alone || holders.isEmpty()) {
            next(place, cause(why));
        } else {
            place.abort();
            begin();
        }
    }

    private void finish(IncomingFile place, Contact holder) {
        timeline.when(place.finish(), (kept, refused) -> {
            if (refused == null) succeed(holder);
            else if (isWrong(cause(refused))) doubt(holder);
            else fetched.completeExceptionally(refused);
        });
    }

    private void succeed(Contact holder) {
        tell(new OverlayEvent.Saved(file, holder));
        fetched.complete(new Fetched(file, file.path(), holder, tried));
    }

    private void doubt(Contact last) {
        if (senders.size() > 1) {
            alone = true;
            holders.addAll(senders);
        } else {
            tell(new OverlayEvent.HolderFailed(last, file.hash(), true));
        }
        if (holders.isEmpty()) fetched.completeExceptionally(wrongBytes());
        else begin();
    }

    private static boolean isWrong(Throwable why) {
        return why instanceof TransferRefused refused
                && refused.why() == TransferRefusal.WRONG_BYTES;
    }

    private static TransferRefused wrongBytes() {
        return new TransferRefused(
                TransferRefusal.WRONG_BYTES, "no holder sent what its hash promises");
    }

    private static Throwable cause(Throwable thrown) {
        return thrown instanceof CompletionException wrapped && wrapped.getCause() != null
                ? wrapped.getCause()
                : thrown;
    }

    private void tell(OverlayEvent event) {
        observer.happened(event, timeline.instant());
    }
}
