package p4.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import p4.transfer.OpenFile;
import p4.transfer.TransferRefusal;

/** A file that does not stay what it was while it is served. Source: threats, row 16. */
class ChangeAttackTest {

    private static final String TEXT = "as it was offered";

    @TempDir
    private Path home;

    private DiskFixture disk;
    private Path path;
    private OpenFile file;

    @BeforeEach
    void openOne() throws IOException {
        disk = new DiskFixture(home);
        path = disk.write("a.txt", TEXT);
        disk.offered();
        file = disk.open("a.txt", TEXT);
        assertThat(DiskFixture.read(file)).isEqualTo(TEXT);
    }

    private void assertChanged() {
        assertThat(DiskFixture.why(catchThrowable(() -> DiskFixture.read(file))))
                .isEqualTo(TransferRefusal.CHANGED);
        assertThat(DiskFixture.why(catchThrowable(() -> disk.open("a.txt", TEXT))))
                .isEqualTo(TransferRefusal.CHANGED);
    }

    @Test
    void oneThatGrewIsRefused() throws IOException {
        Files.writeString(path, "and more", StandardOpenOption.APPEND);

        assertChanged();
    }

    @Test
    void oneThatWasCutShortIsRefused() throws IOException {
        Files.writeString(path, "as");

        assertChanged();
    }

    @Test
    void oneThatWasReplacedIsRefused() throws IOException {
        Path other = disk.write("b.txt", "another content !");
        Files.setLastModifiedTime(other, Files.getLastModifiedTime(path));
        Files.move(other, path, StandardCopyOption.REPLACE_EXISTING);

        assertChanged();
    }

    @Test
    void oneThatWasDeletedIsRefused() throws IOException {
        Files.delete(path);

        assertChanged();
    }

    @Test
    void whatChangedIsOfferedAsItIsNow() throws IOException {
        Files.writeString(path, "as it is now, longer than before");

        disk.offered();

        assertThat(DiskFixture.read(disk.open("a.txt", "as it is now, longer than before")))
                .isEqualTo("as it is now, longer than before");
    }
}
