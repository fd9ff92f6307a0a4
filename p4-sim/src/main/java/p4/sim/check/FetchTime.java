package p4.sim.check;

import java.util.ArrayList;
import java.util.List;
import p4.sim.journal.Entry;
import p4.sim.scenario.CheckSpec;

/** From asking for a file to having it, of honest fetches that left the right file. */
final class FetchTime implements Check {

    private final CheckSpec spec;
    private final FetchBook book = new FetchBook();
    private final List<Double> seconds = new ArrayList<>();

    FetchTime(CheckSpec spec) {
        this.spec = spec;
    }

    @Override
    public void hear(Entry entry) {
        book.hear(entry)
                .filter(fetch -> fetch.honest() && fetch.verified())
                .ifPresent(fetch -> seconds.add(Words.number(fetch.ended().took())));
    }

    @Override
    public Finding finding() {
        return Measure.by(spec).seconds(seconds, "verified fetches");
    }
}
