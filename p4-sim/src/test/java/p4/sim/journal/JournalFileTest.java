package p4.sim.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalFileTest {

    @TempDir
    private Path folder;

    private static List<Entry> told() {
        var journal = new Journal(() -> Duration.ofNanos(1_234_567_891));
        Samples.all().forEach(event -> journal.tell("a-1", event));
        return journal.entries();
    }

    @Test
    void aJournalIsTheSameAfterALifeOnDisk() throws IOException {
        Path file = folder.resolve("journal.jsonl");

        JournalFile.write(file, told());

        assertThat(JournalFile.read(file)).isEqualTo(told());
        assertThat(Files.readAllLines(file)).hasSameSizeAs(told());
    }

    @Test
    void theLineThatIsNoEntryIsNamed() throws IOException {
        Path file = folder.resolve("journal.jsonl");
        JournalFile.write(file, told().subList(0, 2));
        Files.writeString(file, Files.readString(file) + "{\"turn\":3}\n");

        assertThatThrownBy(() -> JournalFile.read(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("journal.jsonl:3 is no journal entry");
    }
}
