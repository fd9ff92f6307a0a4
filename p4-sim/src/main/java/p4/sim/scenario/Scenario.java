package p4.sim.scenario;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One experiment: who takes part, what they do, what goes wrong, and what must hold all the same.
 *
 * <p>Everything in it is understood and consistent: every group that is named exists, every check is
 * known, and the lease law holds. Without links, nodes are linked as the driver links them. A {@code twin} goes the same way on
 * every driver of {@link DriverKind#ofTwins}. So many peers as {@code density} says share a container of a
 * swarm.
 */
public record Scenario(
        String name,
        String why,
        List<Long> seeds,
        DriverKind driver,
        boolean twin,
        Transport transport,
        Wire wire,
        int density,
        JournalLevel journal,
        Protocol protocol,
        TrackerSpec tracker,
        OverlaySpec overlay,
        List<PeerGroup> peers,
        Optional<LinkSpec> links,
        List<Workload> workload,
        List<Fault> faults,
        CheckPlan checks,
        Duration duration) {

    public Scenario {
        seeds = List.copyOf(seeds);
        peers = List.copyOf(peers);
        workload = List.copyOf(workload);
        faults = List.copyOf(faults);
    }

    /** The same with other seeds. */
    public Scenario seeded(List<Long> others) {
        return new Scenario(
                name, why, others, driver, twin, transport, wire, density, journal, protocol,
                tracker, overlay, peers, links, workload, faults, checks, duration);
    }

    /** The same on another driver, whose virtual nodes have another wire. */
    public Scenario over(DriverKind other, Wire otherWire) {
        return new Scenario(
                name, why, seeds, other, twin, transport, otherWire, density, journal, protocol,
                tracker, overlay, peers, links, workload, faults, checks, duration);
    }

    /** The same with other checks. */
    public Scenario judgedBy(CheckPlan others) {
        return new Scenario(
                name, why, seeds, driver, twin, transport, wire, density, journal, protocol,
                tracker, overlay, peers, links, workload, faults, others, duration);
    }

    /** The same under another name, for another reason. */
    public Scenario named(String other, String reason) {
        return new Scenario(
                other, reason, seeds, driver, twin, transport, wire, density, journal, protocol,
                tracker, overlay, peers, links, workload, faults, checks, duration);
    }

    /** How many peers take part, all groups together. */
    public int peerCount() {
        return peers.stream().mapToInt(PeerGroup::count).sum();
    }
}
