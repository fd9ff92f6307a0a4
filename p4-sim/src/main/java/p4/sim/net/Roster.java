package p4.sim.net;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import p4.sim.scenario.PeerGroup;
import p4.sim.scenario.Scenario;
import p4.sim.scenario.Side;
import p4.sim.scenario.Station;

/**
 * The nodes of a run by number: the tracker is 0, the peers follow in the order of their groups, then
 * the laboratory's visitor and its stranger.
 */
public final class Roster {

    /** The tracker's number. */
    public static final int TRACKER = 0;

    private final List<PeerGroup> groups;
    private final Station ofTracker;
    private final int[] first; // the number of the first peer of each group, and of what follows
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> names = new ArrayList<>();
    private final int[] groupOf;

    private Roster(Scenario scenario) {
        groups = scenario.peers();
        ofTracker = scenario.tracker().station();
        first = new int[groups.size() + 1];
        groupOf = new int[scenario.peerCount() + 3];
        add("tracker", 0);
        for (int g = 0; g < groups.size(); g++) {
            first[g] = names.size();
            for (int n = 1; n <= groups.get(g).count(); n++)
                add(groups.get(g).name() + "-" + n, g + 1);
        }
        first[groups.size()] = names.size();
        add("visitor", groups.size() + 1);
        add("stranger", groups.size() + 1);
    }

    /** The nodes of {@code scenario}. */
    public static Roster of(Scenario scenario) {
        return new Roster(scenario);
    }

    private void add(String name, int group) {
        groupOf[names.size()] = group;
        numbers.put(name, names.size());
        names.add(name);
    }

    /** How many nodes there are. */
    public int size() {
        return names.size();
    }

    /** What node {@code number} is called. */
    public String name(int number) {
        return names.get(number);
    }

    /** The number of the node called {@code name}. */
    public int number(String name) {
        Integer number = numbers.get(name);
        if (number == null) throw new IllegalArgumentException("no node is called " + name);
        return number;
    }

    /** The number of the laboratory's stranger. */
    public int stranger() {
        return visitor() + 1;
    }

    /** The number of the laboratory's visitor. */
    public int visitor() {
        return first[groups.size()];
    }

    /** How many groups there are: the tracker, those of the peers, and the laboratory. */
    int groups() {
        return groups.size() + 2;
    }

    /** The group of node {@code number}. */
    int group(int number) {
        return groupOf[number];
    }

    /** The group of all nodes on {@code side}, which is the tracker or a whole group. */
    int group(Side side) {
        if (side instanceof Side.Tracker) return 0;
        if (side instanceof Side.Group named) {
            for (int g = 0; g < groups.size(); g++) {
                if (groups.get(g).name().equals(named.name())) return g + 1;
            }
        }
        throw new IllegalArgumentException("no group: " + side);
    }

    /** Tells whether node {@code number} is a peer of the group called {@code name}. */
    public boolean isIn(int number, String name) {
        int group = groupOf[number];
        return group > 0
                && group <= groups.size()
                && groups.get(group - 1).name().equals(name);
    }

    /** Where node {@code number} stands. */
    Station station(int number) {
        int group = groupOf[number];
        if (group == 0) return ofTracker;
        return group <= groups.size() ? groups.get(group - 1).station() : Station.PLAIN;
    }
}
