package p4.sim.journal;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.function.Consumer;
import p4.model.ContentHash;
import p4.sim.scenario.JournalLevel;

/**
 * Writes a journal to a disk while it is told, and hashes it; keeps none of it in memory.
 *
 * <p>Until {@link #finish} the file has {@code .part} behind its name: what a laboratory that died
 * left is never taken for a whole journal. A disk that fails does not disturb the run; {@link #finish} says
 * so. For one teller at a time, as a journal's listeners are.
 */
public final class JournalWriter implements Consumer<Entry>, AutoCloseable {

    private static final int BUFFER = 1 << 16;

    private final Path file;
    private final Path part;
    private final JournalLevel level;
    private final OutputStream out;
    private final JournalDigest digest = new JournalDigest();
    private Optional<IOException> failure = Optional.empty();

    /**
     * Will write to {@code file} those entries that {@code level} holds.
     *
     * @throws IOException if no file can be made there
     */
    public JournalWriter(Path file, JournalLevel level) throws IOException {
        this.file = file;
        this.part = file.resolveSibling(file.getFileName() + ".part");
        this.level = level;
        this.out = new BufferedOutputStream(Files.newOutputStream(part), BUFFER);
    }

    @Override
    public void accept(Entry entry) {
        byte[] line = EntryCodec.line(entry);
        digest.add(line);
        if (failure.isPresent() || !Detail.holds(level, entry.event())) return;
        try {
            out.write(line);
        } catch (IOException failed) {
            failure = Optional.of(failed);
        }
    }

    /**
     * Closes the file and gives it its name, in place of one that is there; called once.
     *
     * @return the hash of all entries, which does not depend on the level
     * @throws IOException if the disk failed, now or before
     */
    public ContentHash finish() throws IOException {
        close();
        if (failure.isPresent()) throw failure.get();
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        return digest.value();
    }

    /** Closes the file and leaves it as a part of a journal, unless it is finished. */
    @Override
    public void close() throws IOException {
        out.close();
    }
}
