package p4.tracker;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;
import p4.model.PeerId;

/** In which order peers are handed out: as the policy says, but those complained of last. */
final class Ranking {

    private final HandoutPolicy policy;
    private final Complaints complaints;
    private final Loads loads;
    private final RandomGenerator chance;

    /** Counts loads over {@code span}, of at most {@code peers} peers. */
    Ranking(
            HandoutPolicy policy,
            Complaints complaints,
            Duration span,
            int peers,
            RandomGenerator chance) {
        this.policy = policy;
        this.complaints = complaints;
        this.loads = new Loads(span, peers);
        this.chance = chance;
    }

    /** Orders {@code candidates}, no two of one name, the best first. */
    List<PeerId> order(List<Lease> candidates, Instant now) {
        var known = new ArrayList<HandoutPolicy.Candidate>(candidates.size());
        for (Lease lease : candidates) {
            known.add(new HandoutPolicy.Candidate(lease.peer(), loads.of(lease.peer(), now)));
        }
        var ranked = new ArrayList<Ranked>(known.size());
        for (HandoutPolicy.Candidate candidate : policy.order(known, chance)) {
            ranked.add(new Ranked(candidate.peer(), complaints.count(candidate.peer(), now)));
        }
        ranked.sort(Comparator.comparingInt(Ranked::complaints));
        return ranked.stream().map(Ranked::peer).toList();
    }

    /** A candidate, and how many complain of it; counted once, not at every comparison. */
    private record Ranked(PeerId peer, int complaints) {}

    /** Notes that {@code peer} was the first of those handed out, and so has more to do. */
    void handedOutFirst(PeerId peer, Instant now) {
        loads.count(peer, now);
    }
}
