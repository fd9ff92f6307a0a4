package p4.tracker;

import java.text.Normalizer;
import java.util.Locale;

/** What a search looks for in a path. */
@FunctionalInterface
interface PathPattern {

    /**
     * Tells whether {@code path}, in lower case, matches; spends what it cost from {@code budget}.
     *
     * <p>Once the budget is spent the answer means nothing.
     */
    boolean matches(String path, StepBudget budget);

    /**
     * Reads a query: a glob over the whole path if it has {@code *}, {@code ?} or {@code [} in it,
     * otherwise a part of the path. Both ignore case.
     *
     * @throws IllegalArgumentException if it is no glob, and says why
     */
    static PathPattern of(String query) {
        String text = Normalizer.normalize(query, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
        if (text.chars().anyMatch(c -> c == '*' || c == '?' || c == '[')) return Glob.parse(text);
        return (path, budget) -> {
            budget.spend(path.length());
            return path.contains(text);
        };
    }
}
