package p4.sim.check;

import java.util.Optional;
import java.util.OptionalLong;
import p4.sim.journal.Entry;
import p4.sim.journal.Event;

/** The last time a fresh peer fetched every file in the settle phase, none was missing. */
final class EveryFileFetchable implements Check {

    private boolean settling;
    private Optional<Entry> last = Optional.empty();

    @Override
    public void hear(Entry entry) {
        if (entry.event() instanceof Event.PhaseBegan begun) {
            settling = begun.phase() == Event.Phase.SETTLE;
        } else if (settling && entry.event() instanceof Event.Swept) {
            last = Optional.of(entry);
        }
    }

    @Override
    public Finding finding() {
        if (last.isEmpty() || !(last.get().event() instanceof Event.Swept swept)) {
            return Finding.unknown("no fresh peer fetched the files while the run settled");
        }
        if (swept.fetched() == 0) return Finding.unknown("there were no files to fetch");
        int missing = swept.missing().size();
        String figure = (swept.fetched() - missing) + " of " + swept.fetched() + " files";
        if (missing == 0) return Finding.passed(figure);
        return Finding.failed(
                figure,
                Words.count(missing, "file") + " could not be had: "
                        + Words.list(swept.missing(), path -> path),
                OptionalLong.of(last.get().turn()));
    }
}
