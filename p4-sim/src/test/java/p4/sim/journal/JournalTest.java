package p4.sim.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;

class JournalTest {

    private static Journal telling(Duration... moments) {
        Iterator<Duration> clock = List.of(moments).iterator();
        return new Journal(clock::next);
    }

    @Test
    void turnsCountFromOneWithoutGaps() {
        Journal journal = telling(Duration.ZERO, Duration.ZERO, Duration.ofSeconds(1));
        Transcript told = Transcript.of(journal);

        for (int i = 0; i < 3; i++) journal.tell("a-1", new Event.Announced());

        assertThat(told.entries()).extracting(Entry::turn).containsExactly(1L, 2L, 3L);
    }

    @Test
    void timeNeverGoesBackAndIsAsExactAsTheFile() {
        Journal journal = telling(Duration.ofNanos(2_999), Duration.ofNanos(1_000));
        Transcript told = Transcript.of(journal);

        journal.tell("a-1", new Event.Announced());
        journal.tell("a-1", new Event.Announced());

        assertThat(told.entries())
                .extracting(Entry::at)
                .containsExactly(Duration.ofNanos(2_000), Duration.ofNanos(2_000));
    }

    @Test
    void aListenerHearsEveryEntryFromThenOnInOrder() {
        Journal journal = telling(Duration.ZERO, Duration.ZERO, Duration.ZERO);
        Transcript told = Transcript.of(journal);
        var heard = new ArrayList<Entry>();

        journal.tell("a-1", new Event.Announced());
        journal.listen(heard::add);
        journal.tell("a-1", new Event.PeerLeft());
        journal.tell("a-1", new Event.PeerStarted("x:1", 0));

        assertThat(heard).isEqualTo(told.entries().subList(1, 3));
    }

    @Test
    void nobodyHearsWhatIsToldAfterItsEnd() {
        Journal journal = telling(Duration.ZERO, Duration.ZERO);
        Transcript told = Transcript.of(journal);

        journal.tell("a-1", new Event.Announced());
        journal.end();
        journal.tell("a-1", new Event.PeerLeft());

        assertThat(told.entries()).hasSize(1);
    }

    private static Journal patient(Iterator<Duration> clock) {
        return new Journal(clock::next, Duration.ofMillis(100));
    }

    private static Duration millis(long millis) {
        return Duration.ofMillis(millis);
    }

    @Test
    void aPatientJournalGivesWhatIsToldLaterItsPlaceInTime() {
        Journal journal = patient(List.of(millis(50), millis(60), millis(500)).iterator());
        Transcript told = Transcript.of(journal);

        journal.tell("a-1", new Event.FetchEnded(1, Event.Outcome.OK, 0, "", "", millis(1), 0, ""));
        journal.tell(millis(40), "a-1", new Event.FileSaved("f", "", 0, "b-1"));
        assertThat(told.entries()).isEmpty();
        journal.tell("a-1", new Event.PeerCrashed());

        assertThat(told.entries()).extracting(Entry::at).containsExactly(millis(40), millis(50));
        assertThat(told.entries()).extracting(Entry::turn).containsExactly(1L, 2L);
        assertThat(told.entries().get(0).event()).isInstanceOf(Event.FileSaved.class);
    }

    @Test
    void whatHappenedAtOnceStaysInTheOrderOfTheTelling() {
        Journal journal = patient(List.of(millis(50), millis(50)).iterator());
        Transcript told = Transcript.of(journal);

        journal.tell("a-1", new Event.Announced());
        journal.tell(millis(50), "a-1", new Event.PeerCrashed());
        journal.end();

        assertThat(told.entries())
                .extracting(Entry::event)
                .containsExactly(new Event.Announced(), new Event.PeerCrashed());
    }

    @Test
    void whoOverhearsHearsAtOnce() {
        Journal journal = patient(List.of(millis(50), millis(60)).iterator());
        var heard = new ArrayList<Event>();
        journal.overhear(entry -> heard.add(entry.event()));

        journal.tell("a-1", new Event.Announced());
        journal.tell(millis(40), "a-1", new Event.PeerCrashed());

        assertThat(heard).containsExactly(new Event.Announced(), new Event.PeerCrashed());
    }

    @Test
    void whatComesTooLateForItsPlaceIsNeverSilent() {
        Journal journal = patient(List.of(millis(0), millis(300), millis(300)).iterator());
        Transcript told = Transcript.of(journal);

        journal.tell(millis(150), "a-1", new Event.PeerCrashed());
        journal.tell("a-1", new Event.PeerLeft());
        journal.tell(millis(120), "a-1", new Event.Announced());
        journal.end();

        assertThat(told.entries()).extracting(Entry::at).isSorted();
        assertThat(told.entries().get(3).event()).isInstanceOf(Event.RecordTorn.class);
        assertThat(told.entries().get(3).event().toString())
                .contains("1 events", "30 ms", "100 ms");
    }

    @Test
    void anEndedJournalHasPassedEverythingOn() {
        Journal journal = patient(List.of(millis(50), millis(60)).iterator());
        Transcript told = Transcript.of(journal);

        journal.tell("a-1", new Event.Announced());
        journal.end();
        journal.tell("a-1", new Event.PeerLeft());

        assertThat(told.entries()).extracting(Entry::event).containsExactly(new Event.Announced());
    }
}
