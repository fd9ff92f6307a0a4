package p4.sim.net;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Who reaches whom, how fast and how lossy, now: the one place where packets are judged.
 *
 * <p>Nodes belong to groups, each two groups have a link, and rules that are installed disturb it.
 * For one thread.
 */
public final class LinkTable {

    private final int[] groups;
    private final Link[][] links;
    private final List<Installed> rules = new ArrayList<>();
    private LinkObserver observer = (fault, packet, verdict) -> {};

    /** Joins node {@code n} of group {@code groups[n]} to group {@code g} by {@code links[n][g]}. */
    LinkTable(int[] groups, Link[][] links) {
        this.groups = groups.clone();
        this.links = new Link[links.length][];
        for (int i = 0; i < links.length; i++) this.links[i] = links[i].clone();
    }

    /** Joins {@code nodes} nodes by links that are all alike. */
    public static LinkTable even(int nodes, Link link) {
        return new LinkTable(new int[nodes], new Link[][] {{link}});
    }

    /** How many nodes there are. */
    public int nodes() {
        return groups.length;
    }

    /** The link from {@code source} to {@code target}, undisturbed. */
    public Link link(int source, int target) {
        return links[groups[source]][groups[target]];
    }

    /** How long the way is, undisturbed. */
    long latencyNanos(int source, int target) {
        return link(source, target).latency().nanos(source, target);
    }

    /** How long the way there and back is, undisturbed. */
    long tripNanos(int source, int target) {
        return latencyNanos(source, target) + latencyNanos(target, source);
    }

    /** Has {@code next} hear of what the rules do from now on. */
    public void observe(LinkObserver next) {
        observer = next;
    }

    /**
     * Disturbs the links by {@code rule} until it is closed; {@code fault} is what it is for.
     *
     * @return what heals it
     */
    public Disturbance install(int fault, LinkRule rule) {
        var installed = new Installed(fault, rule);
        rules.add(installed);
        return installed;
    }

    /** Tells whether a rule is installed. */
    boolean isDisturbed() {
        return !rules.isEmpty();
    }

    /** Judges {@code packet}, which leaves now, {@code nanos} after time began. */
    Verdict judge(Packet packet, long nanos, RandomGenerator chance) {
        Link link = link(packet.source(), packet.target());
        Verdict verdict = link.isPerfect()
                ? new Verdict.Pass()
                : link.judge(packet, tripNanos(packet.source(), packet.target()), chance);
        for (Installed rule : rules) verdict = verdict.and(rule.judge(packet, nanos));
        return verdict;
    }

    /** A rule that is installed; closing it heals the links. */
    public interface Disturbance extends AutoCloseable {

        @Override
        void close();
    }

    private final class Installed implements Disturbance {

        private final int fault;
        private final LinkRule rule;
        private boolean felt;

        Installed(int fault, LinkRule rule) {
            this.fault = fault;
            this.rule = rule;
        }

        Verdict judge(Packet packet, long nanos) {
            Verdict verdict = rule.judge(packet, nanos);
            if (!felt && !(verdict instanceof Verdict.Pass)) {
                felt = true;
                observer.felt(fault, packet, verdict);
            }
            return verdict;
        }

        @Override
        public void close() {
            rules.remove(this);
        }
    }
}
