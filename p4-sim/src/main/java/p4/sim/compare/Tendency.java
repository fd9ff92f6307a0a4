package p4.sim.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** How a run stands to the base as a whole: how many checks and figures are better, or worse. */
record Tendency(boolean base, boolean identical, long better, long worse, long keys) {

    /** How run number {@code place} stands, by the cells of {@code judged} rows. */
    static Tendency of(Comparison comparison, int place, List<Row> judged) {
        List<Trend> trends =
                judged.stream().map(row -> row.cells().get(place).trend()).toList();
        List<Subject> subjects = comparison.subjects();
        return new Tendency(
                place == 0,
                subjects.get(place).told().equals(subjects.get(0).told()),
                count(trends.stream(), Trend.BETTER),
                count(trends.stream(), Trend.WORSE),
                comparison.settings().stream()
                        .filter(row -> row.cells().get(place).trend() != Trend.SAME)
                        .count());
    }

    /** The same in words, such as {@code 3 better, 1 worse; 1 key of the scenario differs}. */
    String words() {
        if (base) return "the base of the comparison";
        if (identical) return "went the same way as the base, event by event";
        var words = new ArrayList<String>();
        words.add(better + " better, " + worse + " worse than the base");
        if (keys == 0) words.add("the same scenario");
        if (keys > 0) words.add(keys + (keys == 1 ? " key differs" : " keys differ"));
        return String.join("; ", words);
    }

    private static long count(Stream<Trend> trends, Trend wanted) {
        return trends.filter(trend -> trend == wanted).count();
    }
}
