package p4.sim.journal;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A journal on a disk: JSON Lines in UTF-8, one entry a line, as {@link EntryCodec} writes it. */
public final class JournalFile {

    private JournalFile() {}

    /**
     * Writes {@code entries} to {@code file}, which is replaced if it is there.
     *
     * @throws IOException if the disk fails; then the file may hold a prefix
     */
    public static void write(Path file, List<Entry> entries) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            for (Entry entry : entries) {
                out.write(EntryCodec.write(entry));
                out.write('\n');
            }
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
