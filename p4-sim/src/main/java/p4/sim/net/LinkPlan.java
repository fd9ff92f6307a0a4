package p4.sim.net;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import p4.sim.scenario.Distribution;
import p4.sim.scenario.LatencyMatrix;
import p4.sim.scenario.LinkSpec;
import p4.sim.scenario.LinkSpeed;
import p4.sim.scenario.LinkTerms;
import p4.sim.scenario.Places;
import p4.sim.scenario.Scenario;
import p4.sim.time.Seed;
import p4.sim.time.VirtualTimeline;

/**
 * What lies between the nodes of a run as long as nothing is wrong: a pure function of its scenario
 * and its seed.
 *
 * <p>Each node draws from streams of its own name, so that one more node changes nothing for the
 * others.
 */
public final class LinkPlan {

    private static final double BITS = 8;

    private final Roster roster;
    private final Seed seed;
    private final LinkSpec links;
    private final int[] places;

    private LinkPlan(Scenario scenario, Seed seed) {
        this.roster = Roster.of(scenario);
        this.seed = seed;
        this.links = scenario.links().orElse(LinkSpec.PLAIN);
        this.places = links.places().map(this::place).orElseGet(() -> new int[roster.size()]);
    }

    /** Plans the links of {@code scenario}. */
    public static LinkPlan of(Scenario scenario, Seed seed) {
        return new LinkPlan(scenario, seed);
    }

    /** The nodes by number. */
    public Roster roster() {
        return roster;
    }

    /** The region that node {@code number} is in, if there are regions. */
    public Optional<String> region(int number) {
        return links.places()
                .filter(Places::areRegions)
                .map(all -> all.names().get(places[number]));
    }

    /** How fast node {@code number} is. */
    public Bandwidth bandwidth(int number) {
        List<LinkSpeed.Tier> own = roster.station(number).speeds();
        List<LinkSpeed.Tier> tiers = own.isEmpty() ? links.speeds() : own;
        if (tiers.isEmpty()) return Bandwidth.UNLIMITED;
        double share = tiers.size() == 1 ? 0 : draw("bandwidth", number);
        LinkSpeed speed = tiers.get(tiers.size() - 1).speed();
        for (LinkSpeed.Tier tier : tiers) {
            if (share < tier.share()) {
                speed = tier.speed();
                break;
            }
            share -= tier.share();
        }
        return bandwidth(speed);
    }

    /** {@code speed} in bytes a second. */
    public static Bandwidth bandwidth(LinkSpeed speed) {
        return new Bandwidth(speed.upBits() / BITS, speed.downBits() / BITS);
    }

    /** How packets fare from node {@code source} to node {@code target}, as the scenario has it. */
    LinkTerms terms(int source, int target) {
        return termsOf(roster.group(source), roster.group(target));
    }

    /** The links, with nothing wrong yet. */
    public LinkTable table() {
        int groups = roster.groups();
        var table = new Link[groups][groups];
        for (int from = 0; from < groups; from++) {
            for (int to = 0; to < groups; to++) table[from][to] = link(termsOf(from, to));
        }
        int[] groupOf = IntStream.range(0, roster.size()).map(roster::group).toArray();
        return new LinkTable(groupOf, table);
    }

    /** A network of these links on {@code timeline}. */
    public Network network(VirtualTimeline timeline) {
        var network =
                new Network(timeline, table(), node -> seed.stream("links/" + roster.name(node)));
        for (int node = 0; node < roster.size(); node++) {
            Bandwidth bandwidth = bandwidth(node);
            if (!bandwidth.equals(Bandwidth.UNLIMITED)) network.limit(node, bandwidth);
        }
        return network;
    }

    private LinkTerms termsOf(int from, int to) {
        LinkTerms terms = links.terms();
        for (LinkSpec.Between pair : links.between()) {
            int there = roster.group(pair.from());
            int back = roster.group(pair.to());
            boolean same = from == there && to == back;
            boolean reverse = pair.bothWays() && from == back && to == there;
            if (same || reverse) terms = pair.terms().over(links.terms());
        }
        return terms;
    }

    private Link link(LinkTerms terms) {
        Optional<LinkTerms.Reordering> reordering = terms.reordering();
        return new Link(
                terms.latency().map(this::drawn).orElseGet(this::measured),
                terms.jitter().<Jitter>map(jitter -> jitter::quantileNanos).orElse(Jitter.NONE),
                terms.loss().orElse(0d),
                terms.duplication().orElse(0d),
                reordering.map(LinkTerms.Reordering::share).orElse(0d),
                reordering.map(held -> held.by().toNanos()).orElse(0L));
    }

    private Latency drawn(Distribution distribution) {
        return distribution instanceof Distribution.Fixed fixed
                ? Latency.of(fixed.value())
                : new DrawnLatency(distribution, seed.stream("links/latency").nextLong());
    }

    private Latency measured() {
        LatencyMatrix latency = links.places().orElseThrow().latency();
        return (source, target) -> latency.nanos(places[source], places[target]);
    }

    private int[] place(Places all) {
        return all.areRegions() ? byWeight(all) : dealtOut(all.latency().size());
    }

    private int[] byWeight(Places regions) {
        double whole =
                regions.weights().stream().mapToDouble(Double::doubleValue).sum();
        int[] placed = new int[roster.size()];
        for (int node = 0; node < placed.length; node++) {
            Optional<String> given = roster.station(node).region();
            placed[node] = given.isPresent()
                    ? regions.names().indexOf(given.get())
                    : at(regions.weights(), draw("region", node) * whole);
        }
        return placed;
    }

    private static int at(List<Double> weights, double share) {
        double left = share;
        for (int i = 0; i < weights.size(); i++) {
            left -= weights.get(i);
            if (left < 0) return i;
        }
        return weights.size() - 1;
    }

    /** Gives each node a place that no other has, as long as there are any. */
    private int[] dealtOut(int size) {
        List<Integer> deck = new ArrayList<>(IntStream.range(0, size).boxed().toList());
        RandomGenerator chance = seed.stream("links/places");
        for (int i = size - 1; i > 0; i--) Collections.swap(deck, i, chance.nextInt(i + 1));
        return IntStream.range(0, roster.size())
                .map(node -> deck.get(node % size))
                .toArray();
    }

    private double draw(String what, int node) {
        return seed.stream(what + "/" + roster.name(node)).nextDouble();
    }
}
