package p4.sim.run;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import p4.model.PeerId;
import p4.sim.cluster.Act;
import p4.sim.cluster.Cluster;

/**
 * The machines that faults took, and the peers that are away until theirs is back.
 *
 * <p>For one thread, that of the laboratory.
 */
final class MachineLosses {

    private final Map<Integer, Loss> losses = new TreeMap<>();
    private final Map<PeerId, Boolean> startsOnReturn = new TreeMap<>();

    private record Loss(List<Cluster.Machine> machines, List<PeerId> away) {}

    /** Machines that can be used again, and whom of their peers to start. */
    record Return(List<Cluster.Machine> machines, List<PeerId> starting) {}

    /** The machines of {@code all} that {@code act} hits; all of them, if it asks for more. */
    static List<Cluster.Machine> draw(Act.LoseMachines act, List<Cluster.Machine> all) {
        List<Cluster.Machine> shuffled = new ArrayList<>(all);
        Collections.shuffle(shuffled, new Random(act.drawn()));
        return List.copyOf(shuffled.subList(0, Math.min(act.machines(), shuffled.size())));
    }

    /** Who is on any of {@code machines}. */
    static List<PeerId> peersOn(List<Cluster.Machine> machines) {
        return machines.stream().flatMap(machine -> machine.peers().stream()).toList();
    }

    /**
     * Has {@code act} take {@code machines}; {@code hit} are those on them that were up.
     *
     * <p>Their peers are away with them, unless they go on elsewhere.
     */
    void begin(Act.LoseMachines act, List<Cluster.Machine> machines, List<PeerId> hit) {
        List<PeerId> away = act.elsewhere() ? List.of() : peersOn(machines);
        losses.put(act.fault(), new Loss(machines, away));
        away.forEach(peer -> startsOnReturn.put(peer, hit.contains(peer)));
    }

    /** Ends what fault number {@code fault} does; empty if it has ended, or never began. */
    Optional<Return> end(int fault) {
        return Optional.ofNullable(losses.remove(fault)).map(loss -> {
            List<PeerId> starting = loss.away().stream()
                    .filter(peer -> Boolean.TRUE.equals(startsOnReturn.remove(peer)))
                    .toList();
            return new Return(loss.machines(), starting);
        });
    }

    /** The faults that have not ended, in order. */
    List<Integer> lasting() {
        return List.copyOf(losses.keySet());
    }

    /** Tells whether {@code peer} is on a machine that is lost. */
    boolean isAway(PeerId peer) {
        return startsOnReturn.containsKey(peer);
    }

    /** Whether who is away starts when its machine is back, is up to what was to happen meanwhile. */
    void foresee(Act act) {
        if (act instanceof Act.Start start) startsOnReturn.replace(start.peer(), true);
        if (act instanceof Act.Crash crash) startsOnReturn.replace(crash.peer(), false);
        if (act instanceof Act.Leave leave) startsOnReturn.replace(leave.peer(), false);
    }
}
