package p4.transfer;

import java.util.Optional;
import p4.model.ContentHash;
import p4.model.FileManifest;
import p4.model.FilePath;
import p4.model.Ticket;

/** What a peer asks another peer about bytes; refused without a good ticket. */
public sealed interface TransferRequest {

    /** The ticket that pays for it; empty if the requester showed none that could be read. */
    Optional<Ticket> ticket();

    /** Asks what the holder has at {@code path}; does not spend the ticket. */
    record Describe(FilePath path, ContentHash content, Optional<Ticket> ticket)
            implements TransferRequest {}

    /**
     * Asks for {@code length} bytes of {@code content} from {@code offset} on.
     *
     * <p>Both are in bytes; {@code length} zero means up to the end. Spends the ticket.
     */
    record Fetch(
            FilePath path, ContentHash content, long offset, long length, Optional<Ticket> ticket)
            implements TransferRequest {

        public Fetch {
            if (offset < 0) throw new IllegalArgumentException("offset: " + offset);
            if (length < 0) throw new IllegalArgumentException("length: " + length);
        }

        /** Asks for the whole file. */
        public static Fetch whole(FileManifest file, Ticket ticket) {
            return new Fetch(file.path(), file.hash(), 0, 0, Optional.of(ticket));
        }
    }

    /** Asks the peer to take the file {@code manifest}, whose bytes follow. Spends the ticket. */
    record Store(FileManifest manifest, Optional<Ticket> ticket) implements TransferRequest {}
}
