package p4.sim.fault;

import java.util.List;
import p4.sim.cluster.TimedAct;

/** The acts of churn and faults, in the order of time, and who is up in between. */
public record FaultPlan(List<TimedAct> acts, Presence presence) {

    public FaultPlan {
        acts = List.copyOf(acts);
    }
}
