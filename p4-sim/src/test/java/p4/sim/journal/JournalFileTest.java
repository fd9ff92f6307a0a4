package p4.sim.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import p4.model.ContentHash;
import p4.sim.scenario.JournalLevel;

class JournalFileTest {

    @TempDir
    private Path folder;

    private static List<Entry> told() {
        var journal = new Journal(() -> Duration.ofNanos(1_234_567_891));
        Transcript told = Transcript.of(journal);
        Samples.all().forEach(event -> journal.tell("a-1", event));
        return told.entries();
    }

    @Test
    void aJournalIsTheSameAfterALifeOnDisk() throws IOException {
        Path file = folder.resolve("journal.jsonl");

        JournalFile.write(file, told(), JournalLevel.ALL);

        assertThat(JournalFile.read(file)).isEqualTo(told());
        assertThat(Files.readAllLines(file)).hasSameSizeAs(told());
    }

    @ParameterizedTest
    @EnumSource
    void theHashIsOfEverythingWhateverIsKept(JournalLevel level) throws IOException {
        Path all = folder.resolve("all.jsonl");
        Path kept = folder.resolve("kept.jsonl");

        ContentHash ofAll = JournalFile.write(all, told(), JournalLevel.ALL);
        ContentHash ofKept = JournalFile.write(kept, told(), level);

        assertThat(ofKept).isEqualTo(ofAll);
        assertThat(ofAll).isEqualTo(ContentHash.ofContent(Files.readAllBytes(all)));
        assertThat(JournalDigest.of(told())).isEqualTo(ofAll);
    }

    @Test
    void everyLevelKeepsPartOfTheOneBeforeInTheSameOrder() throws IOException {
        List<Entry> all = written(JournalLevel.ALL);
        List<Entry> protocol = written(JournalLevel.PROTOCOL);
        List<Entry> faults = written(JournalLevel.FAULTS);

        assertThat(all).hasSizeGreaterThan(protocol.size()).containsSubsequence(protocol);
        assertThat(protocol).hasSizeGreaterThan(faults.size()).containsSubsequence(faults);
        assertThat(faults).isNotEmpty();
    }

    @Test
    void theProtocolIsEverythingButWhatTheLaboratorySaw() throws IOException {
        List<Entry> left = new ArrayList<>(told());
        left.removeAll(written(JournalLevel.PROTOCOL));

        assertThat(left)
                .extracting(entry -> EntryCodec.name(entry.event().getClass()))
                .containsExactly("control-carried", "looked", "inspected", "swept", "lists-looked");
    }

    @Test
    void faultsAreWhatWasDoneToNodesAndNothingThatTheyTold() throws IOException {
        assertThat(written(JournalLevel.FAULTS))
                .extracting(entry -> EntryCodec.name(entry.event().getClass()))
                .contains("phase-began", "peer-crashed", "tracker-started", "fault-asked")
                .doesNotContain("fetch-asked", "lease-granted", "announced", "looked");
    }

    private List<Entry> written(JournalLevel level) throws IOException {
        Path file = folder.resolve("journal.jsonl");
        JournalFile.write(file, told(), level);
        return JournalFile.read(file);
    }

    @Test
    void theLineThatIsNoEntryIsNamed() throws IOException {
        Path file = folder.resolve("journal.jsonl");
        JournalFile.write(file, told().subList(0, 2), JournalLevel.ALL);
        Files.writeString(file, Files.readString(file) + "{\"turn\":3}\n");

        assertThatThrownBy(() -> JournalFile.read(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("journal.jsonl:3 is no journal entry");
    }

    @Test
    void aJournalThatIsNotFinishedNeverTakesThePlaceOfOneThatIs() throws IOException {
        Path file = folder.resolve("journal.jsonl");
        JournalFile.write(file, told().subList(0, 2), JournalLevel.ALL);

        try (var died = new JournalWriter(file, JournalLevel.ALL)) {
            told().forEach(died);
        }

        assertThat(JournalFile.read(file)).hasSize(2);
        assertThat(JournalFile.read(folder.resolve("journal.jsonl.part"))).isEqualTo(told());
    }
}
