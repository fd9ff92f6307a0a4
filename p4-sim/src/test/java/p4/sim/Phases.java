package p4.sim;

import java.time.Duration;
import java.util.List;
import p4.sim.journal.Entry;
import p4.sim.journal.Event;

/** When the phases of a run began, as its journal tells. */
public final class Phases {

    private Phases() {}

    /** When {@code phase} began, since the run did. */
    public static Duration begin(List<Entry> journal, Event.Phase phase) {
        return journal.stream()
                .filter(entry ->
                        entry.event() instanceof Event.PhaseBegan began && began.phase() == phase)
                .findFirst()
                .orElseThrow()
                .at();
    }
}
