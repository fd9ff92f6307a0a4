package p4.sim.report;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import p4.sim.check.Verdict;
import p4.sim.journal.Entry;

/**
 * Finds what led to each verdict that is not good.
 *
 * <p>Hears the entries of the journal once more, in order, after the run was judged; those that its
 * file holds will do. Remembers the last {@link Excerpt#SEARCHED} only.
 */
public final class Stories implements Consumer<Entry> {

    private final List<Verdict> verdicts;
    private final Set<String> tellers;
    private final List<Verdict> open;
    private final List<Story> found = new ArrayList<>();
    private final Deque<Entry> before = new ArrayDeque<>();

    /** Looks for what led to those of {@code verdicts} that name a turn; {@code tellers} are all. */
    public Stories(List<Verdict> verdicts, Set<String> tellers) {
        this.verdicts = List.copyOf(verdicts);
        this.tellers = tellers;
        this.open = new ArrayList<>(verdicts.stream()
                .filter(verdict -> verdict.result() != Verdict.Result.PASSED)
                .filter(verdict -> verdict.turn().isPresent())
                .toList());
    }

    /** Tells whether there is anything left to be found. */
    public boolean isWanted() {
        return !open.isEmpty();
    }

    /** Hears the next entry. */
    @Override
    public void accept(Entry entry) {
        if (open.isEmpty()) return;
        open.removeIf(verdict -> {
            if (verdict.turn().orElseThrow() > entry.turn()) return false;
            List<Excerpt.Line> lines =
                    Excerpt.before(new ArrayList<>(before), entry, verdict.why(), tellers);
            return found.add(new Story(verdict, lines));
        });
        before.add(entry);
        if (before.size() > Excerpt.SEARCHED) before.remove();
    }

    /** What was found, in the order of the verdicts. */
    public List<Story> told() {
        return verdicts.stream()
                .flatMap(verdict ->
                        found.stream().filter(story -> story.verdict().equals(verdict)))
                .toList();
    }
}
