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
    private static final Key<Duration> BY =
            Key.required("by", Words.DURATION, "How much longer it takes.", "500ms");
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
                            "Everything takes longer to and from some nodes.",
                            FaultSection.AT,
                            NODES,
                            BY,
                            FaultSection.FOR),
                    (section, groups) -> new Fault.Slow(
                            groups.moment(section, FaultSection.AT),
                            groups.side(section.at(NODES)),
                            section.get(BY),
                            section.get(FaultSection.FOR))),
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
                            "Opening a file, to read or to write, takes longer.",
                            FaultSection.AT,
                            FaultSection.WHO,
                            BY,
                            FaultSection.FOR),
                    (section, groups) -> new Fault.SlowDisk(
                            groups.moment(section, FaultSection.AT),
                            groups.who(section, FaultSection.WHO),
                            section.get(BY),
                            section.get(FaultSection.FOR))),
            new FaultSection.Kind(
                    Block.of(
                            "full-disk",
                            "Disks have no room for anything new.",
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

    private static Fault flap(Section section, Groups groups) {
        return new Fault.Flap(
                groups.moment(section, FaultSection.AT),
                groups.side(section.at(NODES)),
                section.get(DOWN),
                section.get(UP),
                section.get(FaultSection.FOR));
    }
}
