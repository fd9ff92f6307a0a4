package p4.sim.check;

import p4.sim.journal.Entry;
import p4.sim.scenario.CheckSpec;

/** How many honest fetches left the right file; unknown if none was asked for. */
final class FetchCount implements Check {

    private final CheckSpec spec;
    private final FetchBook book = new FetchBook();
    private long good;
    private boolean any;

    FetchCount(CheckSpec spec) {
        this.spec = spec;
    }

    @Override
    public void hear(Entry entry) {
        book.hear(entry).filter(FetchBook.Fetch::honest).ifPresent(fetch -> {
            any = true;
            if (fetch.verified()) good++;
        });
    }

    @Override
    public Finding finding() {
        if (!any) return Finding.unknown("no honest fetch ended");
        return Measure.by(spec).count(good, "verified fetches");
    }
}
