package p4.sim.scenario;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/** Reads a scenario as a whole. */
final class TopSection {

    private static final int SEEDS_MAX = 1_000_000;

    private static final Key<String> SCENARIO = Key.required(
            "scenario", Words.NAME, "Its name; results go to a folder of that name.", "churn");
    private static final Key<String> WHY = Key.required(
            "why",
            Word.text("text", "a sentence that says what for"),
            "What it shows, in a sentence.",
            "What a crash leaves behind is gone one lease later.");
    private static final Key<Long> SEED = Key.defaulted(
            "seed", Word.number(), "0", "The number all chance of the run comes from.", "7");
    private static final Word<List<Long>> RANGE = Word.of(
            "range",
            "a range of at most a million seeds, such as 0..99",
            "-?\\d{1,18}\\s?\\.\\.\\s?-?\\d{1,18}",
            TopSection::range);
    private static final Key<Value> SEEDS = Key.optional(
            "seeds",
            new Either(RANGE, new Listing<>(Word.number())),
            "Many seeds, instead of one: a run for each.",
            "0..99");
    private static final Key<DriverKind> DRIVER = Key.defaulted(
            "driver",
            Words.option(DriverKind.class),
            "inprocess",
            "What the nodes run on.",
            "virtual");
    private static final Key<Boolean> TWIN = Key.defaulted(
            "twin",
            Words.FLAG,
            "false",
            "Whether it has to come to the same on virtual, inprocess and container.",
            "true");
    private static final Key<Transport> TRANSPORT = Key.defaulted(
            "transport",
            Words.option(Transport.class),
            "inprocess",
            "What carries bytes between peers of one process: memory, or loopback sockets.",
            "netty");
    private static final Key<Wire> WIRE = Key.defaulted(
            "wire",
            Words.option(Wire.class),
            "real",
            "What messages of virtual nodes go through: the real routes and gRPC, or nothing.",
            "none");
    private static final Key<Integer> DENSITY = Key.defaulted(
            "density",
            Word.count(1, 100),
            "1",
            "How many peers share a container of a swarm.",
            "25");
    private static final Key<JournalLevel> JOURNAL = Key.defaulted(
            "journal",
            Words.option(JournalLevel.class),
            "all",
            "What the journal keeps: every event, not what the laboratory saw, or faults alone.",
            "protocol");
    private static final Key<Protocol> PROTOCOL = Key.defaulted(
            "protocol",
            Words.option(Protocol.class),
            "native",
            "What peers speak: with a tracker, or in an overlay without one.",
            "overlay");
    private static final Key<Section> OVERLAY = Key.optional(
            "overlay", OverlaySection.BLOCK, OverlaySection.BLOCK.doc(), "{ ping: 2s, knows: 3 }");
    private static final Key<Section> TRACKER = Key.optional(
            "tracker",
            TrackerSection.BLOCK,
            TrackerSection.BLOCK.doc(),
            "{ lease: 6s, heartbeat: 1500ms }");
    private static final Key<List<Value>> PEERS = Key.required(
            "peers",
            new Listing<>(PeersSection.BLOCK),
            "Who takes part.",
            "[ { group: seeders, count: 6 } ]");
    private static final Key<Value> LINKS = Key.optional(
            "links",
            LinksSection.FORM,
            "What lies between the nodes; as the driver has it if it is left out.",
            "world");
    private static final Key<List<Value>> WORKLOAD = Key.optional(
            "workload",
            new Listing<>(WorkloadSection.CHOICE),
            "What users do.",
            "[ fetch: { by: leechers, rate: 8/s } ]");
    private static final Key<List<Value>> FAULTS = Key.optional(
            "faults",
            new Listing<>(FaultSection.CHOICE),
            "What goes wrong on purpose.",
            "[ crash: { at: 10s, who: 2 of seeders } ]");
    private static final Key<Section> CHECKS = Key.optional(
            "checks", ChecksSection.BLOCK, "What must hold.", "{ always: [ no-corrupt-file ] }");
    private static final Key<Duration> DURATION = Key.required(
            "duration",
            Words.DURATION,
            "How long users work and things go wrong, before the network settles.",
            "60s");

    /** A scenario. */
    static final Block BLOCK = Block.of(
            "scenario",
            "One experiment.",
            SCENARIO,
            WHY,
            SEED,
            SEEDS,
            DRIVER,
            TWIN,
            TRANSPORT,
            WIRE,
            DENSITY,
            JOURNAL,
            PROTOCOL,
            TRACKER,
            OVERLAY,
            PEERS,
            LINKS,
            WORKLOAD,
            FAULTS,
            CHECKS,
            DURATION);

    private TopSection() {}

    /** Reads everything but the seeds, which have to be known before. */
    static Scenario read(Section top, Optional<Path> folder, List<Long> seeds) {
        String name = top.get(SCENARIO);
        String why = top.get(WHY);
        Protocol protocol = top.get(PROTOCOL);
        Misfits.refuse(top.whole(), protocol);
        Optional<LinksSection> links =
                top.find(LINKS).map(value -> new LinksSection(value, folder));
        List<String> regions = links.map(LinksSection::regions).orElse(List.of());
        var stations = new StationSection(regions);
        TrackerSpec tracker = TrackerSection.read(top.find(TRACKER), stations);
        top.get(PEERS);
        List<PeerGroup> peers = new PeersSection(folder, stations).read(top.at(PEERS));
        var groups = new Groups(peers, regions, top.get(DURATION), protocol);
        return new Scenario(
                name,
                why,
                seeds,
                top.get(DRIVER),
                top.get(TWIN),
                top.get(TRANSPORT),
                top.get(WIRE),
                top.get(DENSITY),
                top.get(JOURNAL),
                protocol,
                tracker,
                OverlaySection.read(top.find(OVERLAY)),
                peers,
                links.map(section -> section.read(groups)),
                top.find(WORKLOAD).orElse(List.of()).stream()
                        .map(work -> WorkloadSection.read(work, groups))
                        .toList(),
                top.find(FAULTS).orElse(List.of()).stream()
                        .map(fault -> FaultSection.read(fault, groups))
                        .toList(),
                ChecksSection.read(top.find(CHECKS), protocol),
                groups.duration());
    }

    /** The seeds that {@code top} asks for, one at least. */
    static List<Long> seeds(Section top) {
        if (!top.has(SEEDS)) return List.of(top.get(SEED));
        if (top.has(SEED)) {
            throw top.at(SEEDS).bad("found seeds beside a seed, expected one of them");
        }
        Value seeds = top.at(SEEDS);
        if (seeds.isWord()) return RANGE.read(seeds);
        List<Long> listed =
                seeds.list().stream().map(Word.number()::read).distinct().toList();
        if (listed.isEmpty()) throw seeds.expected("at least one seed");
        return listed;
    }

    private static List<Long> range(String text) {
        int dots = text.indexOf("..");
        long first = Long.parseLong(text.substring(0, dots).strip());
        long last = Long.parseLong(text.substring(dots + 2).strip());
        if (last < first || last - first >= SEEDS_MAX) throw new IllegalArgumentException(text);
        return LongStream.rangeClosed(first, last).boxed().toList();
    }
}
