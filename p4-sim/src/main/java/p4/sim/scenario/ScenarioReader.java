package p4.sim.scenario;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import p4.model.Printable;

/**
 * Reads a scenario from YAML 1.2, and refuses nonsense with its place.
 *
 * <p>Every value keeps its line and column until it is understood; nothing is bound by reflection.
 * What it takes stands in {@code scenarios/README.md}.
 */
public final class ScenarioReader {

    private static final int BYTES_MAX = 1 << 20;

    private ScenarioReader() {}

    /**
     * Reads the scenario in {@code path}; traces it names lie beside it or below.
     *
     * @throws BadScenario if it cannot be read or understood
     */
    public static Scenario read(Path path) {
        return draft(path).scenario();
    }

    /**
     * Reads the scenario in {@code text}; errors call it {@code name}, and it names no files.
     *
     * @throws BadScenario if it cannot be understood
     */
    public static Scenario read(String name, String text) {
        return draft(name, text, Optional.empty()).scenario();
    }

    /** The scenario in {@code path}, before it is understood. */
    static Draft draft(Path path) {
        String name = Printable.escape(String.valueOf(path.getFileName()));
        byte[] bytes = bytes(path, name);
        Path folder = path.toAbsolutePath().getParent();
        return draft(name, text(name, bytes), Optional.ofNullable(folder));
    }

    static Draft draft(String name, String text, Optional<Path> folder) {
        if (text.length() > BYTES_MAX) throw tooLong(name);
        return new Draft(name, text, folder, List.of());
    }

    private static byte[] bytes(Path path, String name) {
        try (InputStream in = Files.newInputStream(path)) {
            byte[] bytes = in.readNBytes(BYTES_MAX + 1);
            if (bytes.length > BYTES_MAX) throw tooLong(name);
            return bytes;
        } catch (IOException failed) {
            String found = Files.isDirectory(path)
                    ? "a folder"
                    : Files.exists(path) ? "a file that cannot be read" : "no such file";
            throw new BadScenario(Printable.escape(path.toString()) + ": found " + found
                    + ", expected a scenario");
        }
    }

    private static String text(String name, byte[] bytes) {
        CharBuffer out = CharBuffer.allocate(bytes.length);
        boolean binary = StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes), out, true)
                .isError();
        String text = out.flip().toString();
        if (!binary) return text;
        throw new BadScenario(
                Place.in(name, text, text.length()),
                "found bytes that are not UTF-8, expected text");
    }

    private static BadScenario tooLong(String name) {
        return new BadScenario(new Place(name, 1, 1), "found more than 1 MiB, expected a scenario");
    }
}
