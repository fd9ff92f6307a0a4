package p4.sim.cluster;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import p4.model.PeerId;
import p4.sim.scenario.OverlaySpec;
import p4.sim.time.Seed;

/**
 * Whom the peers of an overlay know by address when they start: the same in each of their lives.
 *
 * <p>Each knows some of those before it in the order of the members, as one that somebody invited does;
 * only the first few, with too few before them, know any. So all of them hang together.
 */
public final class Acquaintances {

    private final OverlaySpec spec;
    private final List<PeerId> everybody;
    private final Seed seed;

    /** Draws them from {@code members}, from streams of {@code seed} with the names of the peers. */
    public Acquaintances(OverlaySpec spec, List<Member> members, Seed seed) {
        this.spec = spec;
        this.everybody = members.stream().map(Member::peer).toList();
        this.seed = seed;
    }

    /** Whom {@code peer} knows; as many as there are to know, or as the scenario says. */
    public List<PeerId> of(PeerId peer) {
        int before = everybody.indexOf(peer);
        List<PeerId> others =
                new ArrayList<>(before >= spec.knows() ? everybody.subList(0, before) : everybody);
        others.remove(peer);
        Collections.shuffle(others, new Random(seed.stream("knows/" + peer).nextLong()));
        return List.copyOf(others.subList(0, Math.min(spec.knows(), others.size())));
    }
}
