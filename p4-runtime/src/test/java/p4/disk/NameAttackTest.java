package p4.disk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static p4.disk.DiskFixture.done;

import java.io.IOException;
import java.nio.file.Path;
import java.text.Normalizer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import p4.model.ContentHash;
import p4.model.FilePath;
import p4.transfer.IncomingFile;
import p4.transfer.TransferRefusal;

/** Names that climb, hide, look alike or overwrite. Source: threats, rows 5, 6 and 8. */
class NameAttackTest {

    @TempDir
    private Path home;

    private DiskFixture disk;

    @BeforeEach
    void share() {
        disk = new DiskFixture(home);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../outside/file.txt",
                "/etc/passwd",
                "a/../../b",
                "C:\\x",
                "a\0b",
                ".hidden",
                "a/.b",
                "x\u202Etxt"
            })
    void aNameThatCouldDoHarmIsNoPath(String name) {
        assertThatThrownBy(() -> new FilePath(name)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void onlyWhatIsInTheIndexIsServed() throws IOException {
        disk.offered();
        disk.write("late.txt", "late");

        Throwable refused = catchThrowable(() -> done(disk.folder.open(
                new FilePath("late.txt"), ContentHash.ofContent("late".getBytes(UTF_8)))));

        assertThat(DiskFixture.why(refused)).isEqualTo(TransferRefusal.NOT_FOUND);
    }

    @Test
    void dotFilesAndDotFoldersAreNotOffered() throws IOException {
        disk.write(".env", "secret");
        disk.write(".git/config", "secret");
        disk.write("a.txt", "a");

        assertThat(disk.offered()).containsExactly("a.txt");
    }

    @Test
    void ofTwinsOnlyTheOneInNfcIsOfferedAndTheOtherIsReported() throws IOException {
        String composed = Normalizer.normalize("é.txt", Normalizer.Form.NFC);
        String decomposed = Normalizer.normalize("é.txt", Normalizer.Form.NFD);
        disk.write(composed, "one");
        disk.write(decomposed, "two");

        assertThat(disk.offered()).containsExactly(composed);
        assertThat(disk.warnings).hasSize(1);
        assertThat(disk.warnings.get(0)).contains("NFC");
    }

    @Test
    void namesWithControlOrBidiCharactersAreReportedOnceAndEscaped() throws IOException {
        disk.write("red\u001b[31m.txt", "x");
        disk.write("gpj\u202Eexe.txt", "x");

        disk.offered();
        disk.offered();

        assertThat(disk.warnings).hasSize(2);
        assertThat(disk.warnings)
                .allSatisfy(line -> assertThat(line.chars())
                        .noneMatch(c -> Character.isISOControl(c) || c == '\u202E'));
    }

    @Test
    void namesThatDifferInCaseAloneAreReported() throws IOException {
        disk.write("Read.txt", "x");
        disk.write("read.txt", "y");

        disk.offered();

        assertThat(disk.warnings).hasSize(1);
        assertThat(disk.warnings.get(0)).contains("letter case");
    }

    @Test
    void aTreeThatIsTooDeepIsReportedOnce() throws IOException {
        String deep = "d/".repeat(FilePath.COMPONENTS_MAX);
        disk.write(deep + "a.txt", "a");
        disk.write(deep + "b.txt", "b");
        disk.write("top.txt", "top");

        assertThat(disk.offered()).containsExactly("top.txt");
        assertThat(disk.warnings).hasSize(1);
        assertThat(disk.warnings.get(0)).contains("deep");
    }

    @Test
    void nothingIsOverwrittenUnlessItIsAllowed() throws IOException {
        IncomingFile file = disk.receive("a.txt", "theirs");
        DiskFixture.send(file, "theirs");
        Path mine = disk.write("a.txt", "mine");

        Throwable refused = catchThrowable(() -> done(file.finish()));

        assertThat(DiskFixture.why(refused)).isEqualTo(TransferRefusal.ALREADY_HELD);
        assertThat(mine).hasContent("mine");
    }
}
