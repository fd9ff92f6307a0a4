package p4.sim.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import p4.sim.journal.Entry;
import p4.sim.scenario.CheckSpec;

/** The messages that a dynamic search took, as a share of those of a flooding one, on average. */
final class SearchCost implements Check {

    private final CheckSpec spec;
    private final SearchBook book = new SearchBook();
    private final QueryCosts costs = new QueryCosts();
    private final List<String> dynamic = new ArrayList<>();
    private final List<String> flooding = new ArrayList<>();

    SearchCost(CheckSpec spec) {
        this.spec = spec;
    }

    @Override
    public void hear(Entry entry) {
        costs.hear(entry);
        book.hear(entry)
                .filter(search -> !search.answered().query().isEmpty())
                .ifPresent(search -> (search.isFlooding() ? flooding : dynamic)
                        .add(search.answered().query()));
    }

    @Override
    public Finding finding() {
        double flood = mean(flooding);
        if (dynamic.isEmpty()) return Finding.unknown("there were no dynamic searches");
        if (flood == 0) return Finding.unknown("there were no flooding searches");
        double cost = mean(dynamic);
        String figure = String.format(
                Locale.ROOT,
                "%.1f %% (%.0f messages a dynamic search, %.0f a flooding one)",
                100 * cost / flood,
                cost,
                flood);
        return Measure.by(spec).ratio(cost, flood, figure);
    }

    private double mean(List<String> queries) {
        return queries.stream().mapToLong(costs::messages).average().orElse(0);
    }
}
