package p4.sim.member;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import p4.sim.journal.Entry;
import p4.sim.journal.EntryCodec;
import p4.sim.journal.Event;

class EventLogTest {

    private static final int KEPT = 3;

    private final EventLog log = new EventLog(KEPT);

    private static Entry entry(long turn) {
        return new Entry(turn, Duration.ofMillis(turn), "a", new Event.Published((int) turn));
    }

    private void happen(long first, long last) {
        LongStream.rangeClosed(first, last).forEach(turn -> log.accept(entry(turn)));
    }

    @Test
    void everyEventIsThereUntilTooManyHaveFollowed() {
        happen(1, KEPT);

        for (long turn = 1; turn <= KEPT; turn++) {
            String line = log.from(turn).flatMap(EventLog.Next::line).orElseThrow();
            assertThat(EntryCodec.read(line)).isEqualTo(entry(turn));
        }
    }

    @Test
    void whatHasNotHappenedIsNotThere() {
        happen(1, 2);

        assertThat(log.from(3)).isEmpty();
    }

    @Test
    void whoIsTooFarBehindIsToldWhereTheEventsBegin() {
        happen(1, 10);

        assertThat(log.from(2)).contains(new EventLog.Next(Optional.empty(), 8));
        assertThat(log.from(8).flatMap(EventLog.Next::line)).isPresent();
    }

    @Test
    void readersHearThatThereIsMoreUntilTheyLeave() {
        List<Integer> heard = new ArrayList<>();
        Runnable reader = () -> heard.add(heard.size());

        log.attach(reader);
        happen(1, 2);
        log.detach(reader);
        happen(3, 5);

        assertThat(heard).hasSize(2);
        assertThat(log.readers()).isZero();
    }
}
