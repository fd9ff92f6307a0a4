package p4.sim.scenario;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The folder of a scenario, whose files it may name.
 *
 * <p>They lie beside the scenario or below, so that a scenario from somebody else reads nothing else.
 */
record Beside(Optional<Path> folder) {

    /** The lines of the file that {@code name} names, which has at most {@code mebibytes} MiB. */
    List<String> lines(Value name, int mebibytes) {
        Path file = locate(name);
        try {
            if (!Files.isRegularFile(file)) throw name.expected("a file that exists");
            if (Files.size(file) > (long) mebibytes << 20) {
                throw name.expected("a file of at most " + mebibytes + " MiB");
            }
            return Files.readAllLines(file);
        } catch (CharacterCodingException binary) {
            throw name.expected("a file of UTF-8 text");
        } catch (IOException failed) {
            throw name.expected("a file that can be read");
        }
    }

    private Path locate(Value name) {
        try {
            Path relative = Path.of(name.text()).normalize();
            if (folder.isPresent() && !relative.isAbsolute() && !relative.startsWith("..")) {
                return folder.get().resolve(relative);
            }
        } catch (InvalidPathException noName) {
            throw name.expected("the name of a file");
        }
        throw name.expected("a file beside the scenario or below");
    }
}
