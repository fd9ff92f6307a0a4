package p4.sim.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import p4.model.PeerId;
import p4.sim.net.Bandwidth;
import p4.sim.net.Flapping;
import p4.sim.net.LinkPlan;
import p4.sim.net.LinkRule;
import p4.sim.net.Partition;
import p4.sim.net.Roster;
import p4.sim.net.Slowness;
import p4.sim.scenario.Fault;
import p4.sim.scenario.Scenario;
import p4.sim.scenario.Side;
import p4.sim.time.Seed;

/** Turns the faults of links into rules about nodes; the laboratory's own are never hit. */
final class Disturbances {

    private final LinkPlan plan;
    private final Roster roster;

    Disturbances(Scenario scenario, Seed seed) {
        plan = LinkPlan.of(scenario, seed);
        roster = plan.roster();
    }

    /** What a fault does to links, for how long, and to whom. */
    record Planned(String kind, LinkRule rule, Duration length, List<PeerId> targets) {}

    /** What {@code fault} does; nothing if it is none of links. {@code draw} draws peers. */
    Optional<Planned> plan(Fault fault, Function<Fault.Who, List<PeerId>> draw) {
        if (fault instanceof Fault.Partition cut) {
            List<Set<Integer>> islands = islands(cut, draw);
            return Optional.of(new Planned(
                    "partition",
                    new Partition(islands, cut.oneWay()),
                    cut.length(),
                    names(islands.get(0))));
        }
        if (fault instanceof Fault.Slow slow) {
            Set<Integer> nodes = nodes(slow.who(), draw);
            var rule = new Slowness(nodes, slow.by().toNanos(), bandwidth(slow));
            return Optional.of(new Planned("slow", rule, slow.length(), names(nodes)));
        }
        if (fault instanceof Fault.Flap flap) {
            Set<Integer> nodes = nodes(flap.who(), draw);
            var rule = new Flapping(nodes, flap.down().toNanos(), flap.up().toNanos());
            return Optional.of(new Planned("flap", rule, flap.length(), names(nodes)));
        }
        return Optional.empty();
    }

    private static Bandwidth bandwidth(Fault.Slow slow) {
        return slow.bandwidth().map(LinkPlan::bandwidth).orElse(Bandwidth.UNLIMITED);
    }

    /** The islands; one alone is cut off from all others, bridges are on none. */
    private List<Set<Integer>> islands(
            Fault.Partition cut, Function<Fault.Who, List<PeerId>> draw) {
        var left = new TreeSet<>(those(node -> true));
        cut.bridges().ifPresent(side -> left.removeAll(nodes(side, draw)));
        List<Set<Integer>> islands = new ArrayList<>();
        for (Side side : cut.islands()) {
            Set<Integer> island = new TreeSet<>(nodes(side, draw));
            island.retainAll(left);
            left.removeAll(island);
            islands.add(island);
        }
        if (islands.size() == 1) islands.add(left);
        return islands;
    }

    private Set<Integer> nodes(Side side, Function<Fault.Who, List<PeerId>> draw) {
        // Java 17 has no pattern switch; DisturbancesTest.knowsEveryKindOfSide keeps it complete.
        if (side instanceof Side.Tracker) return Set.of(Roster.TRACKER);
        if (side instanceof Side.Group group) {
            return those(node -> roster.isIn(node, group.name()));
        }
        if (side instanceof Side.Region region) {
            return those(node -> plan.region(node).filter(region.name()::equals).isPresent());
        }
        if (side instanceof Side.Some some) {
            var drawn = new TreeSet<Integer>();
            draw.apply(some.who()).forEach(peer -> drawn.add(roster.number(peer.value())));
            return drawn;
        }
        throw new AssertionError(side);
    }

    private Set<Integer> those(IntPredicate wanted) {
        var found = new TreeSet<Integer>();
        IntStream.range(0, roster.visitor()).filter(wanted).forEach(found::add);
        return found;
    }

    private List<PeerId> names(Set<Integer> nodes) {
        return nodes.stream().map(node -> new PeerId(roster.name(node))).toList();
    }
}
