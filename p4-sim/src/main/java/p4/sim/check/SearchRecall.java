package p4.sim.check;

import java.util.Optional;
import java.util.OptionalLong;
import p4.sim.journal.Entry;
import p4.sim.scenario.CheckSpec;

/**
 * The share of searches that named a live holder.
 *
 * <p>Left out are those whose peer went away, and those for which nobody could have been found all the
 * while; whether somebody could is settled when the search is written down.
 */
final class SearchRecall implements Check {

    private final CheckSpec spec;
    private final SearchBook book = new SearchBook();
    private long good;
    private long all;
    private Optional<SearchBook.Search> firstFailed = Optional.empty();

    SearchRecall(CheckSpec spec) {
        this.spec = spec;
    }

    @Override
    public void hear(Entry entry) {
        book.hear(entry).filter(SearchBook.Search::counts).ifPresent(this::count);
    }

    private void count(SearchBook.Search search) {
        all++;
        if (search.isRecalled()) good++;
        else if (firstFailed.isEmpty()) firstFailed = Optional.of(search);
    }

    @Override
    public Finding finding() {
        String worst =
                firstFailed.map(search -> "; the first: " + search.describe()).orElse("");
        OptionalLong turn = firstFailed
                .map(search -> OptionalLong.of(search.entry().turn()))
                .orElse(OptionalLong.empty());
        return Measure.by(spec)
                .remarking(worst, turn)
                .share(good, all, "searches for which there was a live holder");
    }
}
