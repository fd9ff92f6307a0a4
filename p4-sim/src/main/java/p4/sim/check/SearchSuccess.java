package p4.sim.check;

import java.util.OptionalLong;
import p4.sim.journal.Entry;
import p4.sim.journal.Event;
import p4.sim.journal.Event.Outcome;
import p4.sim.scenario.CheckSpec;

/** The share of searches that found all there was; searches for what nobody had are left out. */
final class SearchSuccess implements Check {

    private final CheckSpec spec;
    private long good;
    private long all;
    private String worst = "";
    private OptionalLong turn = OptionalLong.empty();

    SearchSuccess(CheckSpec spec) {
        this.spec = spec;
    }

    @Override
    public void hear(Entry entry) {
        if (!(entry.event() instanceof Event.SearchEnded ended) || ended.expected() == 0) return;
        if (ended.outcome() == Outcome.ABANDONED || ended.outcome() == Outcome.UNAVAILABLE) return;
        all++;
        if (ended.outcome() == Outcome.OK) {
            good++;
        } else if (turn.isEmpty()) {
            turn = OptionalLong.of(entry.turn());
            worst = "; the first: " + entry.who() + " found " + ended.found() + " of "
                    + ended.expected() + " files with “" + ended.query() + "” in their names";
        }
    }

    @Override
    public Finding finding() {
        return Measure.by(spec)
                .remarking(worst, turn)
                .share(good, all, "searches for files that were there");
    }
}
