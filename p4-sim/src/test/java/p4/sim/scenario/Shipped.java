package p4.sim.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The scenarios that come with the laboratory, good and bad. */
final class Shipped {

    static final Path FOLDER = Path.of("..", "scenarios");

    private Shipped() {}

    static List<Path> good() {
        return yaml(FOLDER);
    }

    static List<Path> broken() {
        return yaml(FOLDER.resolve("broken"));
    }

    static String text(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static List<Path> yaml(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
