package p4.sim.check;

import p4.sim.journal.Entry;
import p4.sim.scenario.CheckSpec;

/** Of the live holders that there were when flooding searches began, the share that those named. */
final class SearchCompleteness implements Check {

    private final CheckSpec spec;
    private final SearchBook book = new SearchBook();
    private long named;
    private long there;

    SearchCompleteness(CheckSpec spec) {
        this.spec = spec;
    }

    @Override
    public void hear(Entry entry) {
        book.hear(entry)
                .filter(search -> search.isFlooding() && search.counts())
                .ifPresent(this::count);
    }

    /** Who came to hold it meanwhile makes up for nobody. */
    private void count(SearchBook.Search search) {
        there += search.asked().holders();
        named += Math.min(search.answered().live(), search.asked().holders());
    }

    @Override
    public Finding finding() {
        return Measure.by(spec).share(named, there, "live holders that flooding searches were for");
    }
}
