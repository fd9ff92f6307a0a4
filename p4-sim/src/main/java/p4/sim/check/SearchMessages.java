package p4.sim.check;

import java.util.ArrayList;
import java.util.List;
import p4.sim.journal.Entry;
import p4.sim.scenario.CheckSpec;

/** How many messages a dynamic search took, those included that were under way when it ended. */
final class SearchMessages implements Check {

    private final CheckSpec spec;
    private final SearchBook book = new SearchBook();
    private final QueryCosts costs = new QueryCosts();
    private final List<String> queries = new ArrayList<>();

    SearchMessages(CheckSpec spec) {
        this.spec = spec;
    }

    @Override
    public void hear(Entry entry) {
        costs.hear(entry);
        book.hear(entry)
                .filter(search ->
                        !search.isFlooding() && !search.answered().query().isEmpty())
                .ifPresent(search -> queries.add(search.answered().query()));
    }

    @Override
    public Finding finding() {
        return Measure.by(spec)
                .counts(
                        queries.stream()
                                .map(query -> (double) costs.messages(query))
                                .toList(),
                        "dynamic searches, in messages");
    }
}
