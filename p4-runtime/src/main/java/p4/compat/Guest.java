package p4.compat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import p4.control.Caller;
import p4.control.ControlPlane;
import p4.control.NoAnswer;
import p4.control.Refusal;
import p4.model.FileManifest;
import p4.model.FilePath;
import p4.model.FileTree;
import p4.model.PeerEndpoint;
import p4.model.PeerId;
import p4.model.Token;
import p4.peer.Peer;
import p4.peer.PeerCommands;
import p4.peer.PeerEvent;
import p4.peer.PeerLimits;
import p4.peer.PeerSettings;
import p4.transfer.MemoryFolder;
import p4.transfer.TransferRefusal;
import p4.transfer.TransferRefused;

/**
 * A program that speaks a dialect, as a peer: what it says, offers and asks for is done in its name.
 *
 * <p>Its native token stays here. Lives on the timeline of its gateway; its stages complete there.
 */
public final class Guest {

    private static final Duration REST = Duration.ofMillis(20);

    private final Visit visit;
    private final Gateway gateway;
    private final CompatLimits limits;
    private final GuestFolder folder;
    private final MemoryFolder received;
    private final Peer peer;
    private final CompletableFuture<Void> joined = new CompletableFuture<>();
    private final Offering offering;
    private long fetches;
    private Instant heard;

    Guest(Visit visit, Gateway gateway, GuestFolder folder, CompatLimits limits) {
        this.visit = visit;
        this.gateway = gateway;
        this.limits = limits;
        this.folder = folder;
        this.offering = new Offering(folder, limits.offerWithin(), gateway.timeline());
        this.received = new MemoryFolder(limits.fetchedBytesMax());
        this.heard = gateway.timeline().instant();
        this.peer = new Peer(
                settings(),
                tracker(),
                gateway.peers(),
                folder,
                received,
                gateway.chance(),
                gateway.timeline(),
                this::hear);
    }

    /** What it is called on the network. */
    public PeerId name() {
        return visit.name();
    }

    /** Where its own program serves. */
    public PeerEndpoint dataPort() {
        return visit.dataPort();
    }

    /**
     * Offers {@code path} on the network, once it was read.
     *
     * @return true when the tracker has it, false after a while, in which case it is tried on; fails
     *     with {@link TransferRefused}: {@link TransferRefusal#EXHAUSTED} if it is too large or one
     *     too many, {@link TransferRefusal#INVALID} if it would be a file and a folder
     */
    public CompletionStage<Boolean> offer(FilePath path) {
        return offering.one(path);
    }

    /**
     * Offers {@code paths} on the network, one after the other as each was read.
     *
     * <p>What cannot be read is tried on for a while, as it is for one; what cannot be offered is left out.
     *
     * @return true when the tracker has all that could be read, false after a while, in which case it
     *     goes on
     */
    public CompletionStage<Boolean> offerAll(List<FilePath> paths) {
        return offering.all(paths);
    }

    /** Offers {@code paths} as {@link #offerAll} does, and nothing else any more. */
    public CompletionStage<Boolean> offerOnly(List<FilePath> paths) {
        folder.keepOnly(paths);
        return offering.all(paths);
    }

    /** What it offers itself, in order. */
    public List<FilePath> offered() {
        return folder.offered();
    }

    /** Tells whether it offers {@code path} itself. */
    public boolean offers(FilePath path) {
        return folder.offers(path);
    }

    /** Lists everything the network offers; fails with {@code CommandFailed} alone. */
    public CompletionStage<FileTree> list() {
        return peer.list(Optional.empty());
    }

    /** Finds files by a part of their paths; fails with {@code CommandFailed} alone. */
    public CompletionStage<List<FileManifest>> find(String part) {
        return peer.find(part);
    }

    /** Tells what is at {@code path} and who else holds it; fails with {@code CommandFailed} alone. */
    public CompletionStage<PeerCommands.Holders> where(FilePath path) {
        return peer.where(path);
    }

    /**
     * Has its own program send the file that it offers at {@code path}, and drops the bytes.
     *
     * @return what came, which is what it offers; fails with {@link TransferRefused} or {@link
     *     p4.transfer.PeerUnreachable}
     */
    public CompletionStage<FileManifest> tryOut(FilePath path) {
        return folder.tryOut(path);
    }

    /**
     * Uploads the file that it offers at {@code path} to a peer that takes it.
     *
     * @return who took it; fails with {@code CommandFailed} alone
     */
    CompletionStage<PeerCommands.Holder> put(FilePath path) {
        return peer.put(new PeerCommands.Put(path, 1), PeerCommands.Progress.NONE)
                .thenApply(takers -> takers.get(0));
    }

    /**
     * Offers {@code bytes}, which came from its program, at {@code path} until {@link #drop}.
     *
     * @return as {@link #offer} does; {@link TransferRefusal#ALREADY_HELD} if it offers such a file
     */
    CompletionStage<Boolean> keep(FilePath path, byte[] bytes) {
        return folder.keep(path, bytes).thenCompose(kept -> offering.one(path));
    }

    /** Offers {@code path} no more. */
    void drop(FilePath path) {
        folder.drop(path);
    }

    /** Fetches {@code file} in its name, verified; fails with {@code CommandFailed} alone. */
    CompletionStage<byte[]> fetch(FileManifest file) {
        var place = new FilePath("fetch-" + fetches++);
        var order = new PeerCommands.Get(
                file.path(), Optional.of(file.hash()), Optional.of(place), false);
        return peer.get(order, PeerCommands.Progress.NONE).thenApply(fetched -> {
            byte[] bytes = received.content(place).orElseThrow();
            received.remove(place);
            return bytes;
        });
    }

    /** Announces it; fails with {@link GuestRefused} if the tracker will not have it. */
    CompletionStage<Void> join() {
        peer.start().whenComplete((done, failed) -> {
            if (failed == null) joined.complete(null);
            else joined.completeExceptionally(failed);
        });
        return joined;
    }

    /** Ends its lease; its files are off the network when this is done. */
    CompletionStage<Void> leave() {
        gateway.desk().leave(name(), peer);
        folder.close();
        return peer.leave();
    }

    /** Tells whether it came in from {@code host}. */
    boolean isSeenAt(String host) {
        return PlainAddress.of(visit.seenAt()).equals(PlainAddress.of(host));
    }

    /** Notes that it is there. */
    void touch() {
        heard = gateway.timeline().instant();
    }

    /** When it was last known to be there. */
    Instant heard() {
        return heard;
    }

    private void hear(PeerEvent event, Instant now) {
        if (event instanceof PeerEvent.Announced) {
            gateway.desk().enter(name(), peer);
        } else if (event instanceof PeerEvent.LeaseLost) {
            gateway.desk().leave(name(), peer);
        } else if (event instanceof PeerEvent.AnnounceRefused refused) {
            joined.completeExceptionally(new GuestRefused(refused.why()));
        } else if (event instanceof PeerEvent.TrackerSilent) {
            joined.completeExceptionally(new GuestRefused(Refusal.DRAINING));
        } else if (event instanceof PeerEvent.OfferRefused refused) {
            joined.completeExceptionally(new GuestRefused(refused.why()));
            offering.published();
        } else if (event instanceof PeerEvent.Published published) {
            if (published.files() >= folder.size()) offering.published();
        }
    }

    private PeerSettings settings() {
        PeerLimits usual = PeerLimits.DEFAULT;
        return new PeerSettings(
                visit.name(),
                Token.draw(gateway.chance()),
                visit.credentials(),
                "this process",
                OptionalInt.of(gateway.port()),
                Optional.empty(),
                PeerSettings.Verification.ONLINE,
                false,
                0,
                new PeerLimits(
                        usual.streams(),
                        usual.fetches(),
                        limits.waitingMax(),
                        usual.holdersTried(),
                        usual.stall(),
                        usual.failuresPerAddress(),
                        usual.shunned(),
                        usual.nonces(),
                        REST));
    }

    private ControlPlane tracker() {
        Caller caller = Caller.at(visit.seenAt()).servedAt(visit.servedAt());
        return request -> gateway.tracker().handle(request, caller).exceptionally(failed -> {
            throw new CompletionException(new NoAnswer("the tracker", failed));
        });
    }
}
