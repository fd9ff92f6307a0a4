package p4.sim.scenario;

import java.util.List;
import java.util.Optional;

/**
 * Where a node stands: its region, drawn if empty; its speed, that of the links if empty; its clock.
 */
public record Station(Optional<String> region, List<LinkSpeed.Tier> speeds, ClockSpec clock) {

    /** A node like any other. */
    public static final Station PLAIN = new Station(Optional.empty(), List.of(), ClockSpec.RIGHT);

    public Station {
        speeds = List.copyOf(speeds);
    }
}
