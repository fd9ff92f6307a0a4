package p4.sim.net;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import p4.sim.scenario.LinkSpec;
import p4.sim.scenario.LinkTerms;
import p4.sim.scenario.Scenario;
import p4.sim.time.Seed;

/**
 * What lies between the nodes of a run now, node by node, for who cannot judge single packets.
 *
 * <p>What rules make of a way is asked of them, with a packet that is as good as any. The laboratory's
 * own nodes are left out. For one thread.
 */
public final class LinkBook {

    private static final long NEVER = Long.MAX_VALUE;

    private final LinkPlan plan;
    private final Passage[][] passages;
    private final SortedMap<Integer, Installed> rules = new TreeMap<>();

    /** A rule, and the moment since when it holds. */
    private record Installed(LinkRule rule, long beganNanos) {

        Verdict judge(int source, int target, long nanos) {
            var packet = new Packet(source, target, 0, Packet.Kind.SEGMENT);
            return rule.judge(packet, nanos - beganNanos);
        }
    }

    private LinkBook(Scenario scenario, Seed seed) {
        plan = LinkPlan.of(scenario, seed);
        int nodes = plan.roster().visitor();
        passages = new Passage[nodes][nodes];
        boolean asked = scenario.links().filter(LinkSpec::saysHowPacketsFare).isPresent();
        LinkTable table = plan.table();
        for (int from = 0; from < nodes; from++) {
            for (int to = 0; to < nodes; to++) {
                passages[from][to] = asked ? passage(table, from, to) : Passage.PLAIN;
            }
        }
    }

    /**
     * Of the nodes of {@code scenario}, with nothing wrong yet.
     *
     * @throws IllegalArgumentException unless it {@link #knows} them
     */
    public static LinkBook of(Scenario scenario, Seed seed) {
        return new LinkBook(scenario, seed);
    }

    /** Tells whether the links of {@code scenario} can be put in its numbers. */
    public static boolean knows(Scenario scenario) {
        return scenario.links().stream()
                .flatMap(links -> Stream.concat(
                        Stream.of(links.terms()),
                        links.between().stream().map(LinkSpec.Between::terms)))
                .flatMap(terms -> terms.jitter().stream())
                .allMatch(Passage::isEven);
    }

    private Passage passage(LinkTable table, int from, int to) {
        LinkTerms terms = plan.terms(from, to);
        return Passage.of(terms, Duration.ofNanos(table.latencyNanos(from, to)));
    }

    /** Has {@code rule} hold for fault number {@code fault}, and its time begin at {@code nanos}. */
    public void install(int fault, LinkRule rule, long nanos) {
        rules.put(fault, new Installed(rule, nanos));
    }

    /** Has the rule of fault number {@code fault} hold no more. */
    public void remove(int fault) {
        rules.remove(fault);
    }

    /** The moment after {@code nanos} at which the next rule judges otherwise by itself, if any does. */
    public long changesAfter(long nanos) {
        return rules.values().stream()
                .mapToLong(held -> {
                    long next = held.rule().changesAfter(nanos - held.beganNanos());
                    return next == NEVER ? NEVER : next + held.beganNanos();
                })
                .min()
                .orElse(NEVER);
    }

    /** The links of the node called {@code name} at {@code nanos}. */
    public NodeLinks of(String name, long nanos) {
        int node = plan.roster().number(name);
        var ways = new TreeMap<String, Way>();
        for (int other = 0; other < plan.roster().visitor(); other++) {
            if (other == node) continue;
            Way way = way(node, other, nanos);
            if (!way.isPlain()) ways.put(plan.roster().name(other), way);
        }
        Bandwidth most = plan.bandwidth(node);
        for (Installed held : rules.values()) most = most.and(limit(held, node));
        return new NodeLinks(most, limiting(node, most), ways);
    }

    private Way way(int node, int other, long nanos) {
        List<Integer> cutting = new ArrayList<>();
        List<Integer> slowing = new ArrayList<>();
        Passage passage = passages[node][other];
        for (var held : rules.entrySet()) {
            Verdict verdict = held.getValue().judge(node, other, nanos);
            if (verdict instanceof Verdict.Drop) cutting.add(held.getKey());
            if (verdict.nanos() == 0) continue;
            slowing.add(held.getKey());
            passage = passage.plus(Duration.ofNanos(verdict.nanos()));
        }
        return new Way(cutting, slowing, passage);
    }

    /** The faults but for which {@code node} were faster. */
    private List<Integer> limiting(int node, Bandwidth most) {
        return rules.entrySet().stream()
                .filter(held -> {
                    Bandwidth limit = limit(held.getValue(), node);
                    return !limit.equals(Bandwidth.UNLIMITED)
                            && (limit.up() <= most.up() || limit.down() <= most.down());
                })
                .map(Map.Entry::getKey)
                .toList();
    }

    private static Bandwidth limit(Installed held, int node) {
        return held.rule().limits().getOrDefault(node, Bandwidth.UNLIMITED);
    }
}
