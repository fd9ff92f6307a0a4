package p4.sim.journal;

import java.security.MessageDigest;
import java.util.List;
import p4.model.ContentHash;

/**
 * The SHA-256 of a journal with every event in it, whatever is kept of it.
 *
 * <p>It is that of the file that {@link JournalFile} writes at level {@code all}: two runs have the
 * same if and only if they went the same way.
 */
public final class JournalDigest {

    private final MessageDigest digest = ContentHash.digest();

    /** Hashes {@code entries}, which are all there are. */
    public static ContentHash of(List<Entry> entries) {
        var digest = new JournalDigest();
        entries.forEach(entry -> digest.add(EntryCodec.line(entry)));
        return digest.value();
    }

    /** Takes the next line, with its end. */
    void add(byte[] line) {
        digest.update(line);
    }

    /** The hash; nothing can be added any more. */
    ContentHash value() {
        return ContentHash.of(digest.digest());
    }
}
