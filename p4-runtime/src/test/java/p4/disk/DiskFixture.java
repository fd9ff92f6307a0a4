package p4.disk;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import p4.model.ContentHash;
import p4.model.FileManifest;
import p4.model.FilePath;
import p4.model.FileTree;
import p4.transfer.Chunk;
import p4.transfer.IncomingFile;
import p4.transfer.OpenFile;
import p4.transfer.TransferRefusal;
import p4.transfer.TransferRefused;

/** A shared directory and, beside it, one that nobody shares. */
final class DiskFixture {

    static final String SECRET = "what nobody shares";

    final Path share;
    final Path outside;
    final List<String> warnings = new ArrayList<>();
    final DirectoryFolder folder;

    DiskFixture(Path home) {
        try {
            share = Files.createDirectory(home.resolve("share"));
            outside = Files.createDirectory(home.resolve("outside"));
            Files.writeString(outside.resolve("file.txt"), SECRET);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        folder = open();
    }

    /** The same directory again, as after a restart. */
    DirectoryFolder open() {
        return DirectoryFolder.open(
                DiskSettings.at(share, Optional.empty()), Runnable::run, warnings::add);
    }

    Path write(String name, String text) throws IOException {
        Path file = share.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    List<String> offered() {
        return paths(done(folder.scan()));
    }

    static List<String> paths(FileTree tree) {
        return tree.files().stream().map(file -> file.path().value()).toList();
    }

    OpenFile open(String path, String text) {
        return done(folder.open(new FilePath(path), ContentHash.ofContent(text.getBytes(UTF_8))));
    }

    static String read(OpenFile file) throws IOException {
        var buffer = ByteBuffer.allocate((int) file.manifest().size());
        file.read(0, buffer);
        return new String(buffer.array(), 0, buffer.position(), UTF_8);
    }

    IncomingFile receive(String path, String text) {
        return done(folder.receive(manifest(path, text), false));
    }

    static FileManifest manifest(String path, String text) {
        byte[] bytes = text.getBytes(UTF_8);
        return new FileManifest(new FilePath(path), bytes.length, ContentHash.ofContent(bytes));
    }

    static void send(IncomingFile file, String text) {
        done(file.take(new Chunk(0, ByteBuffer.wrap(text.getBytes(UTF_8)))));
    }

    static <T> T done(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) throw cause;
            throw failed;
        }
    }

    static TransferRefusal why(Throwable refused) {
        return ((TransferRefused) refused).why();
    }
}
