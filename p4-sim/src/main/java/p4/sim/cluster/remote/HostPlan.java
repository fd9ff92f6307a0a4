package p4.sim.cluster.remote;

import java.util.ArrayList;
import java.util.List;
import p4.sim.cluster.Member;

/** Which nodes live together on one host: the tracker alone, or one or more peers. */
public record HostPlan(String name, List<Member> peers) {

    /** The host of the tracker. */
    public static final String TRACKER = "tracker";

    public HostPlan {
        peers = List.copyOf(peers);
    }

    /** Tells whether the tracker lives there. */
    public boolean hasTracker() {
        return name.equals(TRACKER);
    }

    /** Tells whether what happens to the host happens to one node alone. */
    boolean isOfOneNode() {
        return hasTracker() || peers.size() == 1;
    }

    /**
     * A host for the tracker, and hosts with {@code density} of {@code members} each.
     *
     * <p>A host of one peer goes by its name, others are called {@code host-1} and so on.
     */
    public static List<HostPlan> of(List<Member> members, int density) {
        List<HostPlan> plans = new ArrayList<>();
        plans.add(new HostPlan(TRACKER, List.of()));
        for (int first = 0; first < members.size(); first += density) {
            List<Member> together =
                    members.subList(first, Math.min(first + density, members.size()));
            String name = density == 1 ? together.get(0).peer().value() : "host-" + plans.size();
            plans.add(new HostPlan(name, together));
        }
        return plans;
    }
}
