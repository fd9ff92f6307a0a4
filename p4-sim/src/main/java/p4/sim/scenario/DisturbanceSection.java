package p4.sim.scenario;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Reads the faults of links and disks, entries of {@code faults:}. */
final class DisturbanceSection {

    private static final Key<List<Value>> ISLANDS = Key.required(
            "islands",
            new Listing<>(Groups.SIDE),
            "Who stays together; one alone is cut off from all others. Who is on none reaches"
                    + " everybody, and of two islands the first counts.",
            "[ region europe, region na-east ]");
    private static final Key<Boolean> ONE_WAY = Key.defaulted(
            "one-way",
            Words.FLAG,
            "false",
            "Whether only what leaves the first island is lost.",
            "true");
    private static final Key<Side> BRIDGES = Key.optional(
            "bridges", Groups.SIDE, "Who reaches everybody all the same.", "1 of seeders");
    private static final Key<Side> NODES = Key.required(
            "who",
            Groups.SIDE,
            "Whom it hits; so many of a group are drawn from those that are up.",
            "region europe");
    private static final Key<Duration> LATER = Key.optional(
            "by",
            Words.DURATION,
            "How much later each message that reaches them is dealt with.",
            "500ms");
    private static final Key<LinkSpeed> BANDWIDTH = Key.optional(
            "bandwidth",
            SpeedText.word(),
            "How fast they send and receive at most, as long as it lasts.",
            "1Mbit/s");
    private static final Key<Duration> BY = Key.optional(
            "by",
            Words.DURATION,
            "How much longer it takes to open a file, and to read or write a piece of it, of 256"
                    + " KiB at most.",
            "300ms");
    private static final Key<Long> SPEED = Key.optional(
            "speed", SpeedText.rate(), "How much they read and write at most.", "2MiB/s");
    private static final Key<Duration> DOWN =
            Key.required("down", Words.DURATION, "How long links are down at a time.", "500ms");
    private static final Key<Duration> UP =
            Key.required("up", Words.DURATION, "How long they are up in between.", "2s");

    /** Every kind of them. */
    static final List<FaultSection.Kind> KINDS = List.of(
            new FaultSection.Kind(
                    Block.of(
                            "partition",
                            "No packet crosses between islands.",
                            FaultSection.AT,
                            ISLANDS,
                            ONE_WAY,
                            BRIDGES,
                            FaultSection.FOR),
                    DisturbanceSection::partition),
            new FaultSection.Kind(
                    Block.of(
                            "slow",
                            "Nodes are slow, as one that swaps or collects garbage: they deal with all"
                                    + " that reaches them later, or send and receive less; one of the"
                                    + " two, or both.",
                            FaultSection.AT,
                            NODES,
                            LATER,
                            BANDWIDTH,
                            FaultSection.FOR),
                    DisturbanceSection::slow),
            new FaultSection.Kind(
                    Block.of(
                            "flap",
                            "Links of some nodes go down and up, again and again.",
                            FaultSection.AT,
                            NODES,
                            DOWN,
                            UP,
                            FaultSection.FOR),
                    DisturbanceSection::flap),
            new FaultSection.Kind(
                    Block.of(
                            "slow-disk",
                            "Disks are slow, and do one thing after the other: with everything they do"
                                    + " by so long, or at so many bytes a second; one of the two, or"
                                    + " both.",
                            FaultSection.AT,
                            FaultSection.WHO,
                            BY,
                            SPEED,
                            FaultSection.FOR),
                    DisturbanceSection::slowDisk),
            new FaultSection.Kind(
                    Block.of(
                            "full-disk",
                            "Disks have no room: not for new files, nor for the rest of those on their"
                                    + " way.",
                            FaultSection.AT,
                            FaultSection.WHO,
                            FaultSection.FOR),
                    (section, groups) -> new Fault.FullDisk(
                            groups.moment(section, FaultSection.AT),
                            groups.who(section, FaultSection.WHO),
                            section.get(FaultSection.FOR))));

    private DisturbanceSection() {}

    private static Fault partition(Section section, Groups groups) {
        Duration at = groups.moment(section, FaultSection.AT);
        List<Side> islands = section.get(ISLANDS).stream().map(groups::side).toList();
        if (islands.isEmpty()) throw section.at(ISLANDS).expected("at least one island");
        Optional<Side> bridges = section.has(BRIDGES)
                ? Optional.of(groups.side(section.at(BRIDGES)))
                : Optional.empty();
        return new Fault.Partition(
                at, islands, section.get(ONE_WAY), bridges, section.get(FaultSection.FOR));
    }

    private static Fault slow(Section section, Groups groups) {
        refuseNeither(section, LATER, BANDWIDTH);
        return new Fault.Slow(
                groups.moment(section, FaultSection.AT),
                groups.side(section.at(NODES)),
                section.find(LATER).orElse(Duration.ZERO),
                section.find(BANDWIDTH),
                section.get(FaultSection.FOR));
    }

    private static Fault slowDisk(Section section, Groups groups) {
        refuseNeither(section, BY, SPEED);
        return new Fault.SlowDisk(
                groups.moment(section, FaultSection.AT),
                groups.who(section, FaultSection.WHO),
                section.find(BY).orElse(Duration.ZERO),
                section.find(SPEED),
                section.get(FaultSection.FOR));
    }

    private static void refuseNeither(Section section, Key<?> one, Key<?> other) {
        if (section.has(one) || section.has(other)) return;
        throw section.whole()
                .bad("found neither " + one.name() + " nor " + other.name()
                        + ", expected one of them, or both");
    }

    private static Fault flap(Section section, Groups groups) {
        return new Fault.Flap(
                groups.moment(section, FaultSection.AT),
                groups.side(section.at(NODES)),
                section.get(DOWN),
                section.get(UP),
                section.get(FaultSection.FOR));
    }
}
