package p4.sim.generate;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import p4.sim.scenario.Fault;
import p4.sim.scenario.LinkSpeed;
import p4.sim.scenario.PeerGroup;
import p4.sim.scenario.Side;
import p4.sim.scenario.TrackerSpec;

/** Draws what goes wrong, once the first fetches are over and before the last third. */
final class Mischief {

    private static final int FAULTS_MAX = 4;

    private final Dice dice;
    private final List<PeerGroup> groups;
    private final List<String> regions;
    private final TrackerSpec tracker;
    private final Duration duration;

    Mischief(
            Dice dice,
            List<PeerGroup> groups,
            List<String> regions,
            TrackerSpec tracker,
            Duration duration) {
        this.dice = dice;
        this.groups = groups;
        this.regions = regions;
        this.tracker = tracker;
        this.duration = duration;
    }

    List<Fault> draw() {
        var faults = new ArrayList<Fault>();
        for (int i = dice.between(0, FAULTS_MAX); i > 0; i--) faults.add(fault());
        return faults;
    }

    private Fault fault() {
        Duration at = dice.part(duration, 0.25, 0.65);
        Duration length = dice.part(tracker.lease(), 0.1, 2);
        return dice.in100(50) ? ofNodes(at, length) : ofWorld(at, length);
    }

    private Fault ofNodes(Duration at, Duration length) {
        return dice.pick(List.of(
                new Fault.Crash(at, who(), maybe(length)),
                new Fault.Leave(at, who(), maybe(length)),
                new Fault.Freeze(at, who(), length.plus(Dice.times(tracker.heartbeat(), 1.2))),
                new Fault.Corrupt(at, of(Crowd.SEEDERS), maybe(length)),
                new Fault.ChangeFiles(at, of(Crowd.SEEDERS)),
                new Fault.TrackerRestart(at, inTime(at, dice.part(tracker.heartbeat(), 0.2, 2))),
                new Fault.TrackerOutage(at, inTime(at, length))));
    }

    /** What is between the nodes, or under them, for as long as every node surely meets it. */
    private Fault ofWorld(Duration at, Duration length) {
        Duration met = length.plus(tracker.heartbeat().multipliedBy(2));
        Duration beat = tracker.heartbeat();
        return dice.pick(List.of(
                partition(at, met),
                new Fault.Slow(
                        at,
                        side(),
                        dice.part(beat, 0.05, 0.2),
                        dice.in100(50)
                                ? Optional.of(new LinkSpeed(10_000_000, 10_000_000))
                                : Optional.empty(),
                        met),
                new Fault.Flap(at, side(), beat, dice.part(beat, 0.5, 3), met),
                new Fault.SlowDisk(
                        at,
                        of(Crowd.SEEDERS),
                        dice.part(Duration.ofSeconds(1), 0.1, 0.3),
                        dice.in100(50) ? Optional.of(64L << 20) : Optional.empty(),
                        met),
                new Fault.FullDisk(at, of(Crowd.LEECHERS), met)));
    }

    private Fault partition(Duration at, Duration length) {
        List<Side> islands = dice.in100(50)
                ? List.of(side())
                : List.of(
                        new Side.Group(Crowd.LEECHERS),
                        dice.in100(70) ? new Side.Tracker() : new Side.Group(Crowd.SEEDERS));
        Optional<Side> bridges =
                dice.in100(30) ? Optional.of(new Side.Some(who())) : Optional.empty();
        return new Fault.Partition(at, islands, dice.in100(30), bridges, length);
    }

    private Side side() {
        if (!regions.isEmpty() && dice.in100(30)) return new Side.Region(dice.pick(regions));
        return dice.pick(List.of(
                new Side.Tracker(),
                new Side.Group(dice.pick(groups).name()),
                new Side.Some(who())));
    }

    /** The tracker is back a while before the end, so that everybody is, too. */
    private Duration inTime(Duration at, Duration length) {
        Duration longest = Dice.times(duration, 0.85).minus(at);
        return length.compareTo(longest) < 0 ? length : longest;
    }

    private Optional<Duration> maybe(Duration length) {
        return dice.in100(50) ? Optional.of(length) : Optional.empty();
    }

    private Fault.Who who() {
        return of(dice.pick(groups).name());
    }

    private Fault.Who of(String group) {
        int count = groups.stream()
                .filter(one -> one.name().equals(group))
                .mapToInt(PeerGroup::count)
                .sum();
        return dice.in100(50)
                ? new Fault.Who(dice.between(1, Math.max(1, count / 2)), false, group)
                : new Fault.Who(5 * dice.between(2, 10), true, group);
    }
}
