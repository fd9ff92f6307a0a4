package p4.sim.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import p4.model.PeerId;
import p4.sim.cluster.Act;
import p4.sim.cluster.DiskFault;
import p4.sim.cluster.TimedAct;
import p4.sim.scenario.Fault;
import p4.sim.scenario.PeerGroup;
import p4.sim.scenario.Scenario;
import p4.sim.time.Seed;
import p4.sim.time.StreamNames;

/**
 * Works out churn and faults ahead of a run, by playing them through on paper.
 *
 * <p>Who is hit by a fault is drawn from those that are meant to be up at that moment. Source for
 * churn: each peer alternates between a session and a gap, drawn independently (Yao et al., ICNP
 * 2006); unless told otherwise it has always done so when the plan begins.
 */
public final class FaultPlanner {

    private final Scenario scenario;
    private final Seed seed;
    private final PriorityQueue<Step> steps =
            new PriorityQueue<>(Comparator.comparing(Step::at).thenComparing(Step::turn));
    private final List<TimedAct> acts = new ArrayList<>();
    private final Presence presence = new Presence();
    private final TreeMap<PeerId, PlannedPeer> peers = new TreeMap<>();
    private final StreamNames names = new StreamNames();
    private long turns;

    private record Step(Duration at, long turn, Runnable body) {}

    private FaultPlanner(Scenario scenario, Seed seed) {
        this.scenario = scenario;
        this.seed = seed;
    }

    /** Plans everything that happens before the disturb phase of {@code scenario} ends. */
    public static FaultPlan plan(Scenario scenario, Seed seed) {
        return new FaultPlanner(scenario, seed).plan();
    }

    private FaultPlan plan() {
        scenario.peers().forEach(this::addGroup);
        for (int i = 0; i < scenario.faults().size(); i++)
            addFault(i + 1, scenario.faults().get(i));
        for (Step step = steps.poll(); step != null; step = steps.poll()) {
            if (step.at().compareTo(scenario.duration()) < 0) step.body().run();
        }
        return new FaultPlan(acts, presence);
    }

    private void addGroup(PeerGroup group) {
        for (int number = 1; number <= group.count(); number++) {
            var id = new PeerId(group.name() + "-" + number);
            var peer = new PlannedPeer(this, id, group, number, seed.stream("churn/" + id));
            peers.put(id, peer);
            peer.begin();
        }
    }

    private void addFault(int number, Fault fault) {
        String purpose =
                "fault/" + fault.getClass().getSimpleName() + "/" + fault.at().toNanos();
        RandomGenerator chance = seed.stream(names.next(purpose));
        at(fault.at(), () -> strike(number, fault, chance));
    }

    private void strike(int number, Fault fault, RandomGenerator chance) {
        Duration now = fault.at();
        // Java 17 has no pattern switch; FaultPlannerTest.plansEveryKindOfFault keeps it complete.
        if (fault instanceof Fault.Crash crash) {
            targets(number, "crash", now, crash.who(), chance)
                    .forEach(peer -> peer.end(now, true, crash.restart()));
        } else if (fault instanceof Fault.Leave leave) {
            targets(number, "leave", now, leave.who(), chance)
                    .forEach(peer -> peer.end(now, false, leave.restart()));
        } else if (fault instanceof Fault.Freeze freeze) {
            targets(number, "freeze", now, freeze.who(), chance)
                    .forEach(peer -> peer.freeze(now, freeze.length()));
        } else if (fault instanceof Fault.Corrupt corrupt) {
            targets(number, "corrupt", now, corrupt.who(), chance)
                    .forEach(peer -> peer.corrupt(now, corrupt.length()));
        } else if (fault instanceof Fault.ChangeFiles change) {
            targets(number, "change-files", now, change.who(), chance)
                    .forEach(peer -> act(now, new Act.ChangeFile(peer.id())));
        } else if (fault instanceof Fault.TrackerRestart restart) {
            trackerFault(number, "tracker-restart", now);
            act(now, new Act.CrashTracker());
            at(
                    now.plus(restart.down()),
                    () -> act(now.plus(restart.down()), new Act.StartTracker()));
        } else if (fault instanceof Fault.TrackerOutage outage) {
            trackerFault(number, "tracker-outage", now);
            act(now, new Act.CutTracker());
            at(
                    now.plus(outage.length()),
                    () -> act(now.plus(outage.length()), new Act.HealTracker()));
        } else if (fault instanceof Fault.LoseMachines lose) {
            Duration end = now.plus(lose.length());
            act(
                    now,
                    new Act.LoseMachines(
                            number,
                            lose.kind(),
                            lose.machines(),
                            lose.elsewhere(),
                            chance.nextLong()));
            at(end, () -> act(end, new Act.ReturnMachines(number)));
        } else {
            disturb(number, fault, chance);
        }
    }

    private void disturb(int number, Fault fault, RandomGenerator chance) {
        if (fault instanceof Fault.SlowDisk slow) {
            var how = new DiskFault.Slow(
                    slow.by(),
                    slow.speedBits().map(bits -> bits / 8d).orElse(Double.POSITIVE_INFINITY));
            hurtDisks(number, how, slow.at(), slow.length(), slow.who(), chance);
        } else if (fault instanceof Fault.FullDisk full) {
            var how = new DiskFault.Full();
            hurtDisks(number, how, full.at(), full.length(), full.who(), chance);
        } else {
            disturbLinks(number, fault, chance);
        }
    }

    private void hurtDisks(
            int number,
            DiskFault how,
            Duration now,
            Duration length,
            Fault.Who who,
            RandomGenerator chance) {
        for (PlannedPeer peer : targets(number, how.kind(), now, who, chance)) {
            act(now, new Act.HurtDisk(peer.id(), how));
            Duration end = now.plus(length);
            at(end, () -> act(end, new Act.MendDisk(peer.id(), how)));
        }
    }

    private void disturbLinks(int number, Fault fault, RandomGenerator chance) {
        Disturbances.Planned planned = new Disturbances(scenario, seed)
                .plan(fault, who -> names(draw(who, chance)))
                .orElseThrow(() -> new AssertionError(fault));
        Duration now = fault.at();
        Duration end = now.plus(planned.length());
        act(now, new Act.Ask(number, planned.kind(), planned.targets()));
        act(now, new Act.Disturb(number, planned.rule()));
        at(end, () -> act(end, new Act.Calm(number)));
    }

    private void trackerFault(int number, String kind, Duration now) {
        act(now, new Act.Ask(number, kind, List.of()));
    }

    private List<PlannedPeer> targets(
            int number, String kind, Duration now, Fault.Who who, RandomGenerator chance) {
        List<PlannedPeer> hit = draw(who, chance);
        act(now, new Act.Ask(number, kind, names(hit)));
        return hit;
    }

    private List<PlannedPeer> draw(Fault.Who who, RandomGenerator chance) {
        List<PlannedPeer> present = new ArrayList<>(peers.values().stream()
                .filter(peer -> peer.isIn(who.group()) && peer.isUp())
                .toList());
        shuffle(present, chance);
        return present.subList(0, who.among(present.size()));
    }

    private static List<PeerId> names(List<PlannedPeer> some) {
        return some.stream().map(PlannedPeer::id).toList();
    }

    private static void shuffle(List<PlannedPeer> peers, RandomGenerator chance) {
        for (int i = peers.size() - 1; i > 0; i--)
            Collections.swap(peers, i, chance.nextInt(i + 1));
    }

    /** Runs {@code body} when the plan has got to {@code at}, after what was added before it. */
    void at(Duration at, Runnable body) {
        steps.add(new Step(at, turns++, body));
    }

    /** Writes an act into the plan. */
    void act(Duration at, Act act) {
        acts.add(new TimedAct(at, act));
    }

    /** Writes down that a peer comes up, or goes. */
    void change(PeerId peer, Duration at, boolean up) {
        presence.change(peer, at, up);
    }
}
