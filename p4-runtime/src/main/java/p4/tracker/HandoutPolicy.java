package p4.tracker;

import java.util.List;
import java.util.random.RandomGenerator;
import p4.model.PeerId;

/** In which order holders are handed out to one who asks. */
@FunctionalInterface
public interface HandoutPolicy {

    /**
     * Orders {@code candidates}, which come in any order, the best first; keeps all of them.
     *
     * <p>Holders that others complained of are moved to the end afterwards, whatever this says.
     */
    List<Candidate> order(List<Candidate> candidates, RandomGenerator chance);

    /** A peer that could serve; {@code load} counts how often it was handed out first of late. */
    record Candidate(PeerId peer, int load) {}
}
