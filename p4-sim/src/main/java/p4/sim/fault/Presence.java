package p4.sim.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import p4.model.PeerId;

/** Who is meant to be up, and reachable, when; by the plan, not by observation. */
public final class Presence {

    private final Map<PeerId, List<Change>> changes = new TreeMap<>();

    private record Change(Duration at, boolean up) {}

    /** Notes that {@code peer} comes up, or goes, at {@code at}; told in the order of time. */
    void change(PeerId peer, Duration at, boolean up) {
        changes.computeIfAbsent(peer, p -> new ArrayList<>()).add(new Change(at, up));
    }

    /** Tells whether {@code peer} is meant to be up at {@code at}. */
    public boolean isUp(PeerId peer, Duration at) {
        boolean up = false;
        for (Change change : changes.getOrDefault(peer, List.of())) {
            if (change.at().compareTo(at) > 0) break;
            up = change.up();
        }
        return up;
    }
}
