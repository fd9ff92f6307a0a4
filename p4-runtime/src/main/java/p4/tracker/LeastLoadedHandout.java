package p4.tracker;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;

/** Hands out first whom it handed out least of late; equals in random order. */
public final class LeastLoadedHandout implements HandoutPolicy {

    private final HandoutPolicy ties = new RandomHandout();

    @Override
    public List<Candidate> order(List<Candidate> candidates, RandomGenerator chance) {
        var ordered = new ArrayList<>(ties.order(candidates, chance));
        ordered.sort(Comparator.comparingInt(Candidate::load));
        return ordered;
    }
}
