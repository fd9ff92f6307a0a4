package p4.sim.scenario;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads {@code links:}, a preset's name or a mapping. */
final class LinksSection {

    private static final Word<LinkPresets.Preset> PRESET_NAME =
            Word.among(LinkPresets.linkNames(), LinkPresets.LINKS::get);

    private static final Key<LinkPresets.Preset> PRESET = Key.optional(
            "preset", PRESET_NAME, "Links by name; the other keys change them.", "world");
    private static final Key<Distribution> LATENCY = Key.optional(
            "latency",
            Words.DISTRIBUTION,
            "How long the way is, one way, drawn once for each pair of nodes; 1ms if nothing says.",
            "lognormal(median 40ms, p90 120ms)");
    private static final Key<Distribution> JITTER = Key.optional(
            "jitter",
            Words.DISTRIBUTION,
            "How much longer single packets take; a plain duration is the most they do.",
            "exponential(2ms)");
    private static final Key<Double> LOSS = Key.optional(
            "loss",
            Words.SHARE,
            "The share of packets that are lost; connections send them again, which takes time.",
            "1%");
    private static final Key<Double> DUPLICATE = Key.optional(
            "duplicate",
            Words.SHARE,
            "The share of packets that come twice; connections throw the copy away.",
            "1%");
    private static final Key<LinkTerms.Reordering> REORDER = Key.optional(
            "reorder",
            Word.of(
                    "`SHARE by DURATION`",
                    "a share of packets and for how long they are held up, such as 1% by 20ms",
                    Units.NUMBER + "\\s?%\\s+by\\s+" + Words.TIME,
                    LinksSection::reordering),
            "The share of packets that are held up, so that later ones overtake them.",
            "1% by 20ms");
    private static final Key<Value> BANDWIDTH = Key.optional(
            "bandwidth",
            SpeedText.FORM,
            "How fast nodes send and receive, shared max-min fairly between their transfers;"
                    + " without limit if it is left out.",
            "[ 20% at 1Gbit/s, 80% at 50Mbit/s ]");
    private static final Key<Value> REGIONS = Key.optional(
            "regions",
            PlacesSection.REGIONS_FORM,
            "The regions that nodes are in, instead of a latency.",
            "eight-regions");
    private static final Key<Section> MATRIX = Key.optional(
            "matrix",
            PlacesSection.MATRIX,
            "Latencies as they were measured, instead of one latency.",
            "{ rows: king.txt, measures: round-trip }");

    private static final Key<Side> FROM = Key.required(
            "from", Groups.SIDE, "Where packets come from: the tracker or a group.", "seeders");
    private static final Key<Side> TO =
            Key.required("to", Groups.SIDE, "Where they go: the tracker or a group.", "leechers");
    private static final Key<Boolean> BOTH_WAYS = Key.defaulted(
            "both-ways", Words.FLAG, "true", "Whether the way back is like that too.", "false");

    /** Links between two groups. */
    static final Block PAIR = Block.of(
            "pair of groups",
            "Links between two groups that differ from the others.",
            FROM,
            TO,
            BOTH_WAYS,
            LATENCY,
            JITTER,
            LOSS,
            DUPLICATE,
            REORDER);

    private static final Key<List<Value>> BETWEEN = Key.optional(
            "between",
            new Listing<>(PAIR),
            "Links between two groups that differ from the others; of several, the last counts.",
            "[ { from: seeders, to: leechers, loss: 5% } ]");

    /** Links in full. */
    static final Block BLOCK = Block.of(
            "links",
            "What lies between the nodes: at most one of a latency, regions and a matrix, and how"
                    + " lossy and how fast it is.",
            PRESET,
            LATENCY,
            JITTER,
            LOSS,
            DUPLICATE,
            REORDER,
            BANDWIDTH,
            REGIONS,
            MATRIX,
            BETWEEN);

    /** Links by name or in full. */
    static final Either FORM = new Either(PRESET_NAME, BLOCK);

    private final LinkSpec preset;
    private final Optional<Section> section;
    private final Optional<Places> places;

    /** Reads where nodes can be; the rest is read by {@link #read}. */
    LinksSection(Value value, Optional<Path> folder) {
        boolean named = value.isWord();
        section = named ? Optional.empty() : Optional.of(BLOCK.read(value));
        preset = named
                ? PRESET_NAME.read(value).links()
                : section.flatMap(found -> found.find(PRESET))
                        .map(LinkPresets.Preset::links)
                        .orElse(LinkSpec.PLAIN);
        section.ifPresent(LinksSection::refuseMixture);
        Optional<Places> own = section.flatMap(found -> places(found, new Beside(folder)));
        boolean placed = section.filter(found -> found.has(LATENCY)).isEmpty();
        places = own.isPresent() || !placed ? own : preset.places();
    }

    /** The names of its regions; none if it has none. */
    List<String> regions() {
        return places.map(Places::names).orElse(List.of());
    }

    /** Reads the rest, now that the {@code groups} are known. */
    LinkSpec read(Groups groups) {
        LinkTerms own = section.map(LinksSection::terms).orElse(LinkTerms.NONE);
        LinkTerms terms = own.over(preset.terms());
        return new LinkSpec(
                places,
                places.isPresent() ? withoutLatency(terms) : terms.over(LinkSpec.PLAIN.terms()),
                section.flatMap(found -> found.find(BANDWIDTH))
                        .map(SpeedText::read)
                        .orElse(preset.speeds()),
                section.flatMap(found -> found.find(BETWEEN)).orElse(List.of()).stream()
                        .map(pair -> between(PAIR.read(pair), groups))
                        .toList());
    }

    private static void refuseMixture(Section section) {
        List<String> ways = Stream.of(LATENCY, REGIONS, MATRIX)
                .filter(section::has)
                .map(Key::name)
                .toList();
        if (ways.size() > 1) {
            throw section.whole().bad("found the keys " + ways + ", expected one of them");
        }
    }

    private static Optional<Places> places(Section section, Beside folder) {
        if (section.has(REGIONS)) return Optional.of(PlacesSection.regions(section.get(REGIONS)));
        return section.find(MATRIX).map(new PlacesSection(folder)::matrix);
    }

    private static LinkSpec.Between between(Section section, Groups groups) {
        return new LinkSpec.Between(
                groups.end(section, FROM),
                groups.end(section, TO),
                section.get(BOTH_WAYS),
                terms(section));
    }

    private static LinkTerms terms(Section section) {
        return new LinkTerms(
                section.find(LATENCY),
                section.find(JITTER).map(LinksSection::atMost),
                section.find(LOSS),
                section.find(DUPLICATE),
                section.find(REORDER));
    }

    private static LinkTerms withoutLatency(LinkTerms terms) {
        return new LinkTerms(
                Optional.empty(),
                terms.jitter(),
                terms.loss(),
                terms.duplication(),
                terms.reordering());
    }

    /** What is fixed would be no jitter but a longer way. */
    private static Distribution atMost(Distribution jitter) {
        boolean fixed = jitter instanceof Distribution.Fixed;
        Duration most = jitter.quantile(0);
        return fixed && !most.isZero() ? new Distribution.Uniform(Duration.ZERO, most) : jitter;
    }

    private static LinkTerms.Reordering reordering(String text) {
        String[] words = text.split("\\s+by\\s+", 2);
        return new LinkTerms.Reordering(Units.share(words[0]), Units.positive(words[1]));
    }
}
