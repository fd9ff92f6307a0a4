package p4.sim.check;

import java.util.ArrayList;
import java.util.List;
import p4.sim.journal.Entry;
import p4.sim.scenario.CheckSpec;

/** How far the queries of searches could go at most that named a live holder. */
final class SearchHops implements Check {

    private final CheckSpec spec;
    private final SearchBook book = new SearchBook();
    private final QueryCosts costs = new QueryCosts();
    private final List<String> queries = new ArrayList<>();

    SearchHops(CheckSpec spec) {
        this.spec = spec;
    }

    @Override
    public void hear(Entry entry) {
        costs.hear(entry);
        book.hear(entry)
                .filter(SearchBook.Search::isRecalled)
                .ifPresent(search -> queries.add(search.answered().query()));
    }

    @Override
    public Finding finding() {
        return Measure.by(spec)
                .counts(
                        queries.stream()
                                .map(query -> (double) costs.hops(query))
                                .toList(),
                        "searches that named a live holder, in hops");
    }
}
