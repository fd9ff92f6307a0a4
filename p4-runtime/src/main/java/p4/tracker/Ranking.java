package p4.tracker;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
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

    /** Orders {@code candidates}, which come by name, the best first. */
    List<Lease> order(List<Lease> candidates, Instant now) {
        Map<PeerId, Lease> byName = candidates.stream()
                .collect(Collectors.toMap(
                        Lease::peer, lease -> lease, (one, other) -> one, LinkedHashMap::new));
        List<HandoutPolicy.Candidate> known = candidates.stream()
                .map(lease ->
                        new HandoutPolicy.Candidate(lease.peer(), loads.of(lease.peer(), now)))
                .toList();
        return policy.order(known, chance).stream()
                .map(candidate -> new Ranked(
                        Objects.requireNonNull(byName.get(candidate.peer())),
                        complaints.count(candidate.peer(), now)))
                .sorted(Comparator.comparingInt(Ranked::complaints))
                .map(Ranked::lease)
                .toList();
    }

    /** A candidate, and how many complain of it; counted once, not at every comparison. */
    private record Ranked(Lease lease, int complaints) {}

    /** Notes that {@code peer} was the first of those handed out, and so has more to do. */
    void handedOutFirst(PeerId peer, Instant now) {
        loads.count(peer, now);
    }
}
