package p4.cli;

import com.google.gson.Gson;
import com.google.gson.JsonSyntaxException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import p4.model.PeerId;
import p4.model.Token;

/**
 * Where a user's peers keep what must outlive them: {@code $P4_HOME}, or {@code ~/.p4}.
 *
 * <p>Files hold secrets and are readable by their owner alone.
 */
final class Home {

    private static final Set<PosixFilePermission> PRIVATE =
            PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> PRIVATE_FOLDER =
            PosixFilePermissions.fromString("rwx------");
    private static final Gson JSON = new Gson();

    private final Path root;

    Home(Path root) {
        this.root = root;
    }

    static Home of(Map<String, String> environment) {
        return new Home(Optional.ofNullable(environment.get("P4_HOME"))
                .map(Path::of)
                .orElseGet(() -> Path.of(System.getProperty("user.home"), ".p4")));
    }

    /** How a running peer is told what to do: the port of its control service, and its token. */
    record Control(int port, String token) {}

    /** The identity of the peer called {@code name}, drawn the first time it is asked for. */
    Token identity(PeerId name, RandomGenerator chance) {
        Path file = root.resolve("identity").resolve(name.value());
        try {
            return new Token(Files.readString(file).strip());
        } catch (NoSuchFileException first) {
            Token drawn = Token.draw(chance);
            write(file, drawn.secret());
            return drawn;
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot read " + file, failed);
        } catch (IllegalArgumentException damaged) {
            throw new UsageError("found no identity in " + file + ", expected 43 characters");
        }
    }

    /** Notes how the peer at {@code address} is controlled. */
    void remember(String address, Control control) {
        write(controlFile(address), JSON.toJson(control));
    }

    /** Forgets the peer at {@code address}. */
    void forget(String address) {
        try {
            Files.deleteIfExists(controlFile(address));
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot remove " + controlFile(address), failed);
        }
    }

    /** How the peer at {@code address} is controlled. */
    Control control(String address) {
        Path file = controlFile(address);
        try {
            return JSON.fromJson(Files.readString(file), Control.class);
        } catch (IOException | JsonSyntaxException unknown) {
            throw new UsageError("no running peer of yours is known at " + address
                    + ", expected one that was started with the same P4_HOME");
        }
    }

    /** Where the node that listens at {@code address} can be asked for its health. */
    Path health(String address) {
        return root.resolve("health").resolve(address.replace(':', '_'));
    }

    /** Where nodes could be asked for their health, in order; some may be no more. */
    List<Path> healthFiles() {
        try (Stream<Path> files = Files.list(root.resolve("health"))) {
            return files.sorted().toList();
        } catch (NoSuchFileException none) {
            return List.of();
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot read " + root.resolve("health"), failed);
        }
    }

    /** Where the shell keeps its history, which nobody else may read. */
    Path history() {
        Path file = root.resolve("history");
        try {
            makePrivate(root);
            if (Files.exists(file)) Files.setPosixFilePermissions(file, PRIVATE);
            else Files.createFile(file, PosixFilePermissions.asFileAttribute(PRIVATE));
            return file;
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot use " + file, failed);
        }
    }

    private Path controlFile(String address) {
        return root.resolve("peers").resolve(address.replace(':', '_') + ".json");
    }

    private static void write(Path file, String text) {
        try {
            makePrivate(file.resolveSibling(""));
            Files.deleteIfExists(file);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PRIVATE));
            Files.writeString(file, text);
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot write " + file, failed);
        }
    }

    /** Makes {@code folder}, with all that leads to it, for its owner alone. */
    static void makePrivate(Path folder) throws IOException {
        Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(PRIVATE_FOLDER));
    }
}
