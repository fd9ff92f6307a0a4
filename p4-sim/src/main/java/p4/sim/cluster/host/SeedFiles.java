package p4.sim.cluster.host;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.SplittableRandom;
import p4.model.FilePath;
import p4.sim.cluster.Member;

/** Puts made-up files onto a real disk; a file's bytes follow from its seed alone. */
public final class SeedFiles {

    private static final int BLOCK = 64 << 10;

    private SeedFiles() {}

    /** Writes {@code files} below {@code root}, which is made if need be. */
    public static void write(Path root, List<Member.SeedFile> files) {
        try {
            Files.createDirectories(root);
            for (Member.SeedFile file : files) {
                write(resolve(root, file.path()), file.size(), file.seed());
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot write the files of a peer to " + root, failed);
        }
    }

    /** Writes {@code files} below {@code root}, unless that was done before, in another life. */
    public static void writeOnce(Path root, List<Member.SeedFile> files) {
        if (Files.isDirectory(root)) return;
        Path part = root.resolveSibling(root.getFileName() + ".part"); // begun, and never ended
        write(part, files);
        try {
            Files.move(part, root, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot keep the files of a peer at " + root, failed);
        }
    }

    /** Writes {@code size} bytes that follow from {@code seed} to {@code target}, in place. */
    static void write(Path target, long size, long seed) throws IOException {
        Files.createDirectories(target.getParent());
        var chance = new SplittableRandom(seed);
        byte[] block = new byte[BLOCK];
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(target), BLOCK)) {
            for (long left = size; left > 0; left -= BLOCK) {
                chance.nextBytes(block);
                out.write(block, 0, (int) Math.min(BLOCK, left));
            }
        }
    }

    /** Where {@code path} lies below {@code root}. */
    static Path resolve(Path root, FilePath path) {
        return root.resolve(path.value());
    }
}
