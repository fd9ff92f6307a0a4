package p4.compat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;
import java.util.function.Function;
import p4.control.Challenge;
import p4.control.DialBack;
import p4.model.ContentHash;
import p4.model.FileManifest;
import p4.model.PeerEndpoint;
import p4.model.PeerId;
import p4.model.Sample;
import p4.model.Ticket;
import p4.peer.Peer;
import p4.transfer.IncomingFile;
import p4.transfer.OpenFile;
import p4.transfer.Prover;
import p4.transfer.TransferHandler;
import p4.transfer.TransferRefusal;
import p4.transfer.TransferRefused;
import p4.transfer.TransferRequest;

/**
 * Serves for all guests at one port: the ticket says which one is meant, and that one verifies it.
 *
 * <p>May be called from many threads at once.
 */
public final class GuestDesk implements TransferHandler, Prover {

    private final ConcurrentMap<PeerId, Peer> guests =
            new ConcurrentHashMap<>(); // for look-up only

    /** Serves for {@code guest} from now on, which has the lease of {@code name}. */
    void enter(PeerId name, Peer guest) {
        guests.put(name, guest);
    }

    /** Serves no more for {@code guest}. */
    void leave(PeerId name, Peer guest) {
        guests.remove(name, guest);
    }

    @Override
    public CompletionStage<FileManifest> describe(TransferRequest.Describe describe) {
        return atHolder(describe.ticket(), guest -> guest.describe(describe));
    }

    @Override
    public CompletionStage<OpenFile> fetch(TransferRequest.Fetch fetch) {
        return atHolder(fetch.ticket(), guest -> guest.fetch(fetch));
    }

    @Override
    public CompletionStage<IncomingFile> store(TransferRequest.Store store) {
        return atHolder(store.ticket(), guest -> guest.store(store));
    }

    /** Refuses: the tracker, which is the one to ask, asks by {@link #dialBack}. */
    @Override
    public CompletionStage<String> prove(String nonce) {
        return CompletableFuture.failedFuture(new TransferRefused(
                TransferRefusal.UNAVAILABLE, "guests prove nothing to strangers"));
    }

    /**
     * Challenges guests here, where the tracker and they are one process, and all others by {@code
     * others}.
     *
     * <p>Samples are read on {@code disk}. What a guest shows comes from its own data port.
     */
    public DialBack dialBack(DialBack others, Executor disk) {
        return new DialBack() {
            @Override
            public CompletionStage<Boolean> answers(PeerEndpoint endpoint, Challenge challenge) {
                Peer guest = guests.get(challenge.peer());
                return guest == null
                        ? others.answers(endpoint, challenge)
                        : guest.proofs()
                                .prove(challenge.nonce())
                                .thenApply(challenge::isAnsweredBy);
            }

            @Override
            public CompletionStage<Optional<ContentHash>> sample(
                    PeerEndpoint endpoint, Challenge challenge, Sample sample) {
                Peer guest = guests.get(challenge.peer());
                return guest == null
                        ? others.sample(endpoint, challenge, sample)
                        : shown(guest, challenge, sample, disk);
            }
        };
    }

    private static CompletionStage<Optional<ContentHash>> shown(
            Peer guest, Challenge challenge, Sample sample, Executor disk) {
        return guest.proofs()
                .sample(challenge.nonce(), sample, challenge.permit(sample))
                .thenApplyAsync(file -> Optional.of(hash(challenge, sample, file)), disk)
                .exceptionally(failed -> {
                    if (TransferRefused.saysItHasNone(failed)) return Optional.empty();
                    throw new CompletionException(failed);
                });
    }

    private static ContentHash hash(Challenge challenge, Sample sample, OpenFile file) {
        try (file) {
            var bytes = ByteBuffer.allocate(sample.length());
            file.read(sample.offset(), bytes);
            return Sample.hash(challenge.nonce(), bytes.flip());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private <T> CompletionStage<T> atHolder(
            Optional<Ticket> ticket, Function<TransferHandler, CompletionStage<T>> call) {
        return ticket.flatMap(
                        shown -> Optional.ofNullable(guests.get(shown.claims().holder())))
                .map(Peer::uploads)
                .map(call)
                .orElseGet(() -> CompletableFuture.failedFuture(new TransferRefused(
                        TransferRefusal.UNAUTHENTICATED, "no ticket for anybody here was shown")));
    }
}
