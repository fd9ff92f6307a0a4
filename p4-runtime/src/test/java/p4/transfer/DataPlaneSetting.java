package p4.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static p4.transfer.TransferSamples.manifest;
import static p4.transfer.TransferSamples.noise;
import static p4.transfer.TransferSamples.ticket;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import p4.model.FileManifest;
import p4.model.PeerEndpoint;
import p4.model.TicketUse;

/** Where a data plane is tried: a peer, a way to it, and what is asked of it. */
public abstract class DataPlaneSetting {

    static final int CHUNK = 256 << 10;

    private final List<Link> links = new ArrayList<>();

    /** Starts a peer that serves with {@code handler}, and a way to it. */
    protected abstract Link connect(TransferHandler handler);

    /** How far reading may be ahead of a sink, in bytes. */
    protected abstract long readAheadBytesMax();

    /** A way to one peer. */
    public interface Link extends AutoCloseable {

        /** The requester's side. */
        DataPlane plane();

        /** Where the peer is. */
        PeerEndpoint endpoint();

        /** Ends the peer at once. */
        void crash();

        @Override
        void close();
    }

    @AfterEach
    void closeLinks() {
        links.forEach(Link::close);
    }

    /** A call that goes the same way, so that what was sent before it has arrived. */
    static CompletionStage<FileManifest> bystander(Link link) {
        return link.plane()
                .describe(link.endpoint(), describe(manifest(noise(1))))
                .handle((described, failed) -> manifest(noise(1)));
    }

    /** A way to a peer that serves with {@code handler}, closed after the test. */
    final Link open(TransferHandler handler) {
        Link link = connect(handler);
        links.add(link);
        return link;
    }

    /** What {@code call} is refused with. */
    static TransferRefused refusal(ThrowingCallable call) {
        TransferRefused refused = catchThrowableOfType(TransferRefused.class, call);
        assertThat(refused).isNotNull();
        return refused;
    }

    /** What {@code call} fails with, if it finds nobody. */
    static Throwable unreachable(ThrowingCallable call) {
        return catchThrowableOfType(PeerUnreachable.class, call);
    }

    /** Asks what is known of {@code file}. */
    static TransferRequest.Describe describe(FileManifest file) {
        return new TransferRequest.Describe(
                file.path(), file.hash(), Optional.of(ticket(TicketUse.FETCH, file)));
    }

    /** Asks for all of {@code file}. */
    static TransferRequest.Fetch whole(FileManifest file) {
        return TransferRequest.Fetch.whole(file, ticket(TicketUse.FETCH, file));
    }

    /** Asks for a part of {@code file}. */
    static TransferRequest.Fetch range(FileManifest file, long offset, long length) {
        return new TransferRequest.Fetch(
                file.path(),
                file.hash(),
                offset,
                length,
                Optional.of(ticket(TicketUse.FETCH, file)));
    }

    /** Offers {@code file}. */
    static TransferRequest.Store store(FileManifest file) {
        return new TransferRequest.Store(file, Optional.of(ticket(TicketUse.STORE, file)));
    }
}
