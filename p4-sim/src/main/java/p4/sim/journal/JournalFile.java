package p4.sim.journal;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import p4.model.ContentHash;
import p4.sim.scenario.JournalLevel;

/** A journal on a disk: JSON Lines in UTF-8, one entry a line, as {@link EntryCodec} writes it. */
public final class JournalFile {

    private JournalFile() {}

    /**
     * Writes those of {@code entries} that {@code level} holds to {@code file}, which is replaced.
     *
     * @return the hash of all {@code entries}, which does not depend on {@code level}
     * @throws IOException if the disk fails; then a file that was there is as it was
     */
    public static ContentHash write(Path file, List<Entry> entries, JournalLevel level)
            throws IOException {
        try (var writer = new JournalWriter(file, level)) {
            entries.forEach(writer);
            return writer.finish();
        }
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws IOException if the disk fails
     * @throws IllegalArgumentException naming the file and line that is no entry
     */
    public static List<Entry> read(Path file) throws IOException {
        List<Entry> entries = new ArrayList<>();
        read(file, entries::add);
        return entries;
    }

    /**
     * Lets {@code reader} hear what {@link #write} wrote, entry by entry.
     *
     * @throws IOException if the disk fails
     * @throws IllegalArgumentException naming the file and line that is no entry
     */
    public static void read(Path file, Consumer<Entry> reader) throws IOException {
        try (BufferedReader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            int number = 0;
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                reader.accept(read(file, ++number, line));
            }
        }
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
