package p4.sim.journal;

import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import p4.model.ContentHash;
import p4.sim.scenario.JournalLevel;

/** A journal on a disk: JSON Lines in UTF-8, one entry a line, as {@link EntryCodec} writes it. */
public final class JournalFile {

    private JournalFile() {}

    /**
     * Writes those of {@code entries} that {@code level} holds to {@code file}, which is replaced.
     *
     * @return the hash of all {@code entries}, which does not depend on {@code level}
     * @throws IOException if the disk fails; then the file may hold a prefix
     */
    public static ContentHash write(Path file, List<Entry> entries, JournalLevel level)
            throws IOException {
        var digest = new JournalDigest();
        try (var out = new BufferedOutputStream(Files.newOutputStream(file))) {
            for (Entry entry : entries) {
                byte[] line = EntryCodec.line(entry);
                digest.add(line);
                if (Detail.holds(level, entry.event())) out.write(line);
            }
        }
        return digest.value();
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws IOException if the disk fails
     * @throws IllegalArgumentException naming the file and line that is no entry
     */
    public static List<Entry> read(Path file) throws IOException {
        List<Entry> entries = new ArrayList<>();
        try (BufferedReader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                entries.add(read(file, entries.size() + 1, line));
            }
        }
        return entries;
    }

    private static Entry read(Path file, int number, String line) {
        try {
            return EntryCodec.read(line);
        } catch (RuntimeException bad) {
            String place = file.getFileName() + ":" + number;
            throw new IllegalArgumentException(
                    place + " is no journal entry: " + bad.getMessage(), bad);
        }
    }
}
