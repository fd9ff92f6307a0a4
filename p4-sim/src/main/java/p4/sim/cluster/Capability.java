package p4.sim.cluster;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import p4.sim.scenario.CheckName;
import p4.sim.scenario.ClockSpec;
import p4.sim.scenario.Draft;
import p4.sim.scenario.Fault;
import p4.sim.scenario.LinkSpec;
import p4.sim.scenario.PeerGroup;
import p4.sim.scenario.Protocol;
import p4.sim.scenario.Scenario;
import p4.sim.scenario.Station;

/** Something a scenario may need that not every driver can do. */
public enum Capability {
    /** Ends nodes without a goodbye and starts them again. */
    CRASH("faults\\.\\d+\\.(crash|leave|tracker-restart)|peers\\..+\\.churn"),
    /** Makes nodes neither send nor answer, and go on later. */
    FREEZE("faults\\.\\d+\\.freeze"),
    /** Makes the tracker unreachable without ending it. */
    CUT_TRACKER("faults\\.\\d+\\.tracker-outage"),
    /** Makes holders send wrong bytes. */
    CORRUPT("faults\\.\\d+\\.corrupt"),
    /** Rewrites files under the hands of their holders. */
    CHANGE_FILES("faults\\.\\d+\\.change-files"),
    /** Compares every answer of the tracker with a model of it. */
    COMPARE_ANSWERS("checks\\.always\\.\\d+=answers-as-specified"),
    /** Looks at the state of the nodes after every event. */
    WATCH_STATE("checks\\.always\\.\\d+=invariants-hold"),
    /** Cuts links, and makes nodes as fast as a scenario says. */
    LINKS("links|(peers\\..+|tracker)\\.(region|bandwidth)|faults\\.\\d+\\.(partition|slow|flap)"),
    /** Makes links as long, uneven and lossy as a scenario says. */
    LATENCY_AND_LOSS(
            "links(=.+|\\.(preset|latency|jitter|loss|duplicate|reorder|regions|matrix|between).*)"
                    + "|faults\\.\\d+\\.slow\\.by"),
    /** Makes clocks wrong. */
    CLOCKS("(peers\\..+|tracker)\\.clock"),
    /** Makes disks slow and full. */
    DISKS("faults\\.\\d+\\.(slow-disk|full-disk)"),
    /** Loses machines with all that is on them. */
    MACHINES("faults\\.\\d+\\.(drain|kill-machine)"),
    /** Runs peers of an overlay, with no tracker. */
    OVERLAY("protocol");

    private final Pattern asked;

    Capability(String asked) {
        this.asked = Pattern.compile(asked);
    }

    /** How people write it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The keys of a scenario that ask for it, as {@link Draft#place} has them. */
    public Pattern asked() {
        return asked;
    }

    /** What {@code scenario} needs. */
    public static Set<Capability> neededBy(Scenario scenario) {
        var needed = EnumSet.noneOf(Capability.class);
        scenario.faults().forEach(fault -> needed.add(neededBy(fault)));
        if (needsWays(scenario)) needed.add(LATENCY_AND_LOSS);
        if (scenario.peers().stream().anyMatch(group -> group.churn().isPresent())) {
            needed.add(CRASH);
        }
        if (asksFor(scenario, CheckName.ANSWERS_AS_SPECIFIED)) needed.add(COMPARE_ANSWERS);
        if (asksFor(scenario, CheckName.INVARIANTS_HOLD)) needed.add(WATCH_STATE);
        if (scenario.links().isPresent()) needed.add(LINKS);
        if (scenario.protocol() == Protocol.OVERLAY) needed.add(OVERLAY);
        Stream.concat(
                        Stream.of(scenario.tracker().station()),
                        scenario.peers().stream().map(PeerGroup::station))
                .forEach(station -> addNeeded(station, needed));
        return needed;
    }

    /** Whether {@code scenario} needs links that are unlike those its nodes would have anyway. */
    public static boolean shapesLinks(Scenario scenario) {
        Set<Capability> needed = neededBy(scenario);
        return needed.contains(LINKS) || needed.contains(LATENCY_AND_LOSS);
    }

    private static boolean needsWays(Scenario scenario) {
        return scenario.links().filter(LinkSpec::saysHowPacketsFare).isPresent()
                || scenario.faults().stream()
                        .anyMatch(fault ->
                                fault instanceof Fault.Slow slow && !slow.by().isZero());
    }

    private static boolean asksFor(Scenario scenario, CheckName check) {
        return scenario.checks().always().stream().anyMatch(asked -> asked.name() == check);
    }

    private static void addNeeded(Station station, Set<Capability> needed) {
        if (station.region().isPresent() || !station.speeds().isEmpty()) needed.add(LINKS);
        if (!station.clock().equals(ClockSpec.RIGHT)) needed.add(CLOCKS);
    }

    private static Capability neededBy(Fault fault) {
        // Java 17 has no pattern switch; CapabilityTest.everyFaultNeedsACapability keeps it
        // complete.
        if (fault instanceof Fault.Crash) return CRASH;
        if (fault instanceof Fault.Leave) return CRASH;
        if (fault instanceof Fault.TrackerRestart) return CRASH;
        if (fault instanceof Fault.Freeze) return FREEZE;
        if (fault instanceof Fault.TrackerOutage) return CUT_TRACKER;
        if (fault instanceof Fault.Corrupt) return CORRUPT;
        if (fault instanceof Fault.ChangeFiles) return CHANGE_FILES;
        if (fault instanceof Fault.Partition) return LINKS;
        if (fault instanceof Fault.Slow) return LINKS;
        if (fault instanceof Fault.Flap) return LINKS;
        if (fault instanceof Fault.SlowDisk) return DISKS;
        if (fault instanceof Fault.FullDisk) return DISKS;
        if (fault instanceof Fault.LoseMachines) return MACHINES;
        throw new AssertionError(fault);
    }
}
