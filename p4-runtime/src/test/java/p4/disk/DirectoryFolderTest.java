package p4.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static p4.disk.DiskFixture.done;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import p4.model.FilePath;
import p4.model.FileTree;
import p4.transfer.IncomingFile;
import p4.transfer.IncomingFileContract;
import p4.transfer.SharedFolder;
import p4.transfer.TransferRefusal;
import p4.transfer.TransferRefused;

/** A folder on a real disk. */
final class DirectoryFolderTest extends IncomingFileContract {

    @TempDir
    private Path home;

    private Path share() {
        return home.resolve("contract");
    }

    @Override
    protected SharedFolder open() {
        return DirectoryFolder.open(
                DiskSettings.at(share(), Optional.of(DirectoryFolderTest::daemon)),
                Runnable::run,
                warning -> {});
    }

    private static Thread daemon(Runnable task) {
        var thread = new Thread(task, "watch");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    protected void write(FilePath path, byte[] bytes) throws IOException {
        Path file = share().resolve(path.value());
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
    }

    @Override
    protected void delete(FilePath path) throws IOException {
        Files.delete(share().resolve(path.value()));
    }

    @Override
    protected Optional<byte[]> find(FilePath path) throws IOException {
        Path file = share().resolve(path.value());
        return Files.exists(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
    }

    @Test
    void aFileWhoseStampDidNotChangeIsNotReadAgain() throws IOException {
        var disk = new DiskFixture(home);
        Path file = disk.write("a.txt", "old");
        FileTime stamp = FileTime.from(Instant.parse("2020-01-01T00:00:00Z"));
        Files.setLastModifiedTime(file, stamp);
        FileTree before = done(disk.folder.scan());

        Files.writeString(file, "new");
        Files.setLastModifiedTime(file, stamp);

        assertThat(done(disk.folder.scan())).isEqualTo(before);
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2020-01-02T00:00:00Z")));
        assertThat(done(disk.folder.scan())).isNotEqualTo(before);
    }

    @Test
    void whatACrashLeftUnfinishedIsRemovedAndNeverOffered() throws IOException {
        var disk = new DiskFixture(home);
        IncomingFile unfinished = disk.receive("deep/down/a.txt", "whole");
        DiskFixture.send(unfinished, "who");

        assertThat(disk.offered()).isEmpty();
        disk.open();

        try (Stream<Path> left = Files.walk(disk.share)) {
            assertThat(left.filter(Files::isRegularFile)).isEmpty();
        }
    }

    @Test
    void whatIsReceivedCannotBeExecuted() throws IOException {
        var disk = new DiskFixture(home);
        IncomingFile file = disk.receive("run.sh", "#!/bin/sh");
        DiskFixture.send(file, "#!/bin/sh");

        done(file.finish());

        assertThat(Files.getPosixFilePermissions(disk.share.resolve("run.sh")))
                .doesNotContain(
                        PosixFilePermission.OWNER_EXECUTE,
                        PosixFilePermission.GROUP_EXECUTE,
                        PosixFilePermission.OTHERS_EXECUTE);
    }

    @Test
    void aDiskWithoutTheRoomItKeepsFreeRefusesAndKeepsNothing() throws IOException {
        Path full = home.resolve("full");
        var settings = new DiskSettings(full, Long.MAX_VALUE / 2, false, Optional.empty());
        var folder = DirectoryFolder.open(settings, Runnable::run, warning -> {});

        var refused = catchThrowableOfType(
                TransferRefused.class,
                () -> done(folder.receive(DiskFixture.manifest("a.txt", "bytes"), false)));

        assertThat(refused.why()).isEqualTo(TransferRefusal.EXHAUSTED);
        try (Stream<Path> left = Files.walk(full)) {
            assertThat(left.filter(Files::isRegularFile)).isEmpty();
        }
    }

    @Test
    void aNameOf255BytesIsKeptAndOffered() throws IOException {
        var disk = new DiskFixture(home);
        String name = "é".repeat(125) + ".text";
        assertThat(name.getBytes(StandardCharsets.UTF_8)).hasSize(255);
        IncomingFile file = disk.receive(name, "long");
        DiskFixture.send(file, "long");

        done(file.finish());

        assertThat(disk.offered()).containsExactly(name);
    }

    @Test
    void aChangeInAFolderThatIsNewIsNoticed() throws Exception {
        var disk = new DiskFixture(home);
        var folder = DirectoryFolder.open(
                DiskSettings.at(disk.share, Optional.of(DirectoryFolderTest::daemon)),
                Runnable::run,
                warning -> {});
        var made = new CountDownLatch(1);
        folder.watch(made::countDown);
        Files.createDirectory(disk.share.resolve("new"));
        assertThat(made.await(10, TimeUnit.SECONDS)).isTrue();
        var written = new CountDownLatch(1);
        folder.watch(written::countDown);

        disk.write("new/a.txt", "a");

        assertThat(written.await(10, TimeUnit.SECONDS)).isTrue();
        folder.close();
    }
}
