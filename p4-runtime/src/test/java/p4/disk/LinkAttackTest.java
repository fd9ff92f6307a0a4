package p4.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static p4.disk.DiskFixture.SECRET;
import static p4.disk.DiskFixture.done;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import p4.transfer.IncomingFile;
import p4.transfer.OpenFile;
import p4.transfer.TransferRefusal;
import p4.transfer.TransferRefused;

/** Links that lead out of the shared folder. Source: threats, row 7. */
class LinkAttackTest {

    @TempDir
    private Path home;

    private DiskFixture disk;

    @BeforeEach
    void share() {
        disk = new DiskFixture(home);
    }

    @Test
    void linksAreNotOffered() throws IOException {
        Files.createSymbolicLink(disk.share.resolve("link.txt"), disk.outside.resolve("file.txt"));
        Files.createSymbolicLink(disk.share.resolve("folder"), disk.outside);

        assertThat(disk.offered()).isEmpty();
    }

    @Test
    void aFileSwappedForALinkIsNotServed() throws IOException {
        Path file = disk.write("folder/file.txt", SECRET);
        disk.offered();

        Files.delete(file);
        Files.createSymbolicLink(file, disk.outside.resolve("file.txt"));

        assertThat(DiskFixture.why(catchThrowable(() -> disk.open("folder/file.txt", SECRET))))
                .isEqualTo(TransferRefusal.CHANGED);
    }

    @Test
    void aFolderSwappedForALinkIsNotServed() throws IOException {
        disk.write("folder/file.txt", SECRET);
        disk.offered();

        Files.move(disk.share.resolve("folder"), disk.share.resolve("away"));
        Files.createSymbolicLink(disk.share.resolve("folder"), disk.outside);

        assertThat(DiskFixture.why(catchThrowable(() -> disk.open("folder/file.txt", SECRET))))
                .isEqualTo(TransferRefusal.CHANGED);
    }

    @Test
    void nothingIsReceivedBehindALink() throws IOException {
        Files.createSymbolicLink(disk.share.resolve("folder"), disk.outside);

        Throwable refused = catchThrowable(() -> disk.receive("folder/new.txt", "x"));

        assertThat(DiskFixture.why(refused)).isEqualTo(TransferRefusal.ALREADY_HELD);
        assertThat(outside()).containsExactly("file.txt");
    }

    @Test
    void aFolderSwappedWhileAFileComesLeavesNothingOutside() throws IOException {
        IncomingFile file = disk.receive("folder/new.txt", "text");
        DiskFixture.send(file, "text");

        Files.move(disk.share.resolve("folder"), disk.share.resolve("away"));
        Files.createSymbolicLink(disk.share.resolve("folder"), disk.outside);
        Throwable refused = catchThrowable(() -> done(file.finish()));

        assertThat(refused == null || refused instanceof RuntimeException).isTrue();
        assertThat(outside()).containsExactly("file.txt");
    }

    @Test
    void aLinkAtTheTargetIsNeitherFollowedNorOverwritten() throws IOException {
        Files.createSymbolicLink(disk.share.resolve("new.txt"), disk.outside.resolve("file.txt"));

        Throwable refused = catchThrowable(() -> disk.receive("new.txt", "x"));

        assertThat(DiskFixture.why(refused)).isEqualTo(TransferRefusal.ALREADY_HELD);
        assertThat(disk.outside.resolve("file.txt")).hasContent(SECRET);
    }

    @Test
    void aFolderThatIsSwappedToAndFroNeverShowsWhatLiesOutside() throws Exception {
        String open = "x".repeat(SECRET.length());
        disk.write("folder/file.txt", open);
        disk.offered();
        var over = new AtomicBoolean();
        var swapper = new Thread(() -> swapUntil(over));

        swapper.start();
        try {
            for (int i = 0; i < 3_000; i++) {
                try (OpenFile file = disk.open("folder/file.txt", open)) {
                    assertThat(DiskFixture.read(file)).isEqualTo(open);
                } catch (TransferRefused swapped) {
                    assertThat(swapped.why()).isEqualTo(TransferRefusal.CHANGED);
                }
            }
        } finally {
            over.set(true);
            swapper.join();
        }
    }

    private void swapUntil(AtomicBoolean over) {
        Path folder = disk.share.resolve("folder");
        Path away = disk.share.resolve("away");
        try {
            while (!over.get()) {
                Files.move(folder, away);
                Files.createSymbolicLink(folder, disk.outside);
                Files.delete(folder);
                Files.move(away, folder);
            }
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private String[] outside() throws IOException {
        try (Stream<Path> files = Files.list(disk.outside)) {
            return files.map(file -> file.getFileName().toString()).toArray(String[]::new);
        }
    }
}
