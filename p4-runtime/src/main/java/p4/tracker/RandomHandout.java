package p4.tracker;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;

/** Hands holders out in random order, each order as likely as any other. */
public final class RandomHandout implements HandoutPolicy {

    @Override
    public List<Candidate> order(List<Candidate> candidates, RandomGenerator chance) {
        var shuffled = new ArrayList<>(candidates);
        for (int i = shuffled.size() - 1; i > 0; i--) {
            Collections.swap(shuffled, i, chance.nextInt(i + 1));
        }
        return shuffled;
    }
}
