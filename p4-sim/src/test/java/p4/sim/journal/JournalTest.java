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
}
