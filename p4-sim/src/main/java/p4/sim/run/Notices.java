package p4.sim.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import p4.model.PeerId;
import p4.sim.cluster.Act;
import p4.sim.cluster.TimedAct;

/**
 * Tells a cluster of starts before they are due, so that what they need is ready by then.
 *
 * <p>Where a node is a process, it takes a second of a core to come up. Who never starts again is spared
 * that, and with him everybody else on the machine.
 */
final class Notices {

    private Notices() {}

    /**
     * The same acts in the order of their moments, and a {@link Act.StandBy} for every start.
     *
     * <p>That is due {@code notice} before the start, yet not before the peer ended; there is none if
     * {@code notice} is zero.
     */
    static List<TimedAct> before(List<TimedAct> acts, Duration notice) {
        if (notice.isZero()) return acts;
        List<TimedAct> all = new ArrayList<>(inOrder(acts));
        Map<PeerId, Duration> ends = new TreeMap<>();
        for (TimedAct timed : inOrder(acts)) {
            Act act = timed.act();
            if (act instanceof Act.Crash crash) ends.put(crash.peer(), timed.at());
            if (act instanceof Act.Leave leave) ends.put(leave.peer(), timed.at());
            if (act instanceof Act.Start start) {
                Duration ended = ends.getOrDefault(start.peer(), Duration.ZERO);
                Duration due = later(timed.at().minus(notice), ended);
                all.add(new TimedAct(due, new Act.StandBy(start.peer())));
            }
        }
        return inOrder(all);
    }

    private static List<TimedAct> inOrder(List<TimedAct> acts) {
        return acts.stream().sorted(Comparator.comparing(TimedAct::at)).toList();
    }

    private static Duration later(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
