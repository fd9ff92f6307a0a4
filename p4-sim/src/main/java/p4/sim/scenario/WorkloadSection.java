package p4.sim.scenario;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** Reads an entry of {@code workload:}. */
final class WorkloadSection {

    private static final double RATE_MIN = 1e-9;
    private static final double RATE_MAX = 1e6;
    private static final double ACTS_MAX = 10_000_000;
    private static final double ZIPF_MAX = 10;
    private static final int COPIES_MAX = 100;
    private static final Map<String, Double> SECONDS = Map.of("s", 1d, "min", 60d, "h", 3_600d);

    private static final Key<String> BY = Key.required(
            "by", Words.GROUP, "Whose users do it, those of the peers that are up.", "leechers");
    private static final Key<Workload.Arrival> RATE = Key.required(
            "rate",
            Word.of(
                    "rate",
                    "a rate with its unit (/s, /min, /h), such as 8/s or 30/min fixed",
                    Units.NUMBER + "\\s?/\\s?(s|min|h)(\\s+(fixed|poisson))?",
                    WorkloadSection::rate),
            "How often, the whole group together: as a Poisson process, or evenly with `fixed`.",
            "8/s");
    private static final Key<Section> WAVE = Key.optional(
            "wave",
            WaveSection.BLOCK,
            "How the rate goes up and down; it is the same at any time if it is left out.",
            "{ swing: 80%, peak: 80s, period: 5m }");
    private static final Key<Double> POPULARITY = Key.defaulted(
            "popularity",
            Word.of(
                    "`zipf(EXPONENT)` or `even`",
                    "zipf(EXPONENT), 0 to 10, such as zipf(1.0), or even",
                    "even|zipf\\(\\s*" + Units.NUMBER + "\\s*\\)",
                    WorkloadSection::popularity),
            "even",
            "Which files are asked for.",
            "zipf(1.0)");
    private static final Key<Boolean> AT_MOST_ONCE = Key.defaulted(
            "at-most-once",
            Words.FLAG,
            "true",
            "Whether a peer asks only once for a file.",
            "false");
    private static final Key<Workload.Credential> TOKEN = Key.defaulted(
            "token",
            Word.option(Stream.of(Workload.Credential.values())
                    .filter(kind -> kind != Workload.Credential.REPLAYED)),
            "valid",
            "The token shown to the tracker.",
            "forged");
    private static final Key<Workload.Credential> TICKET = Key.defaulted(
            "ticket",
            Words.option(Workload.Credential.class),
            "valid",
            "The ticket shown to the holder.",
            "replayed");
    private static final Key<Integer> COPIES = Key.defaulted(
            "copies", Word.count(1, COPIES_MAX), "1", "How many peers are to take it.", "2");

    private static final Key<Workload.Target> FOR = Key.optional(
            "for",
            Words.option(Workload.Target.class),
            "What is searched: a whole path, a part of a name, or with a tracker also a pattern,"
                    + " which is a part or a glob. If it is left out a pattern, and in an overlay a"
                    + " part.",
            "path");
    private static final Key<Workload.Way> WAY = Key.optional(
            "way",
            Words.option(Workload.Way.class),
            "In an overlay: whether more peers are asked only while too few hold it, which is so if"
                    + " it is left out, or all within reach at once.",
            "flooding");

    private static final List<Kind> KINDS = List.of(
            new Kind(
                    Block.of(
                            "fetch",
                            "Peers fetch files that others offer. At most one of token and ticket"
                                    + " is bad; a fetch with a bad one must be refused.",
                            BY,
                            RATE,
                            WAVE,
                            POPULARITY,
                            AT_MOST_ONCE,
                            TOKEN,
                            TICKET),
                    WorkloadSection::fetch),
            new Kind(
                    Block.of(
                            "put",
                            "Peers upload one of their own files to others.",
                            BY,
                            RATE,
                            WAVE,
                            COPIES),
                    WorkloadSection::put),
            new Kind(
                    Block.of(
                            "search",
                            "Peers search for files that others offer.",
                            BY,
                            RATE,
                            WAVE,
                            FOR,
                            POPULARITY,
                            WAY),
                    WorkloadSection::search));

    /** Every kind of work. */
    static final Choice CHOICE = new Choice(Block.of(
            "work",
            "What the users of a group do, again and again.",
            KINDS.stream().map(Kind::key).toArray(Key<?>[]::new)));

    private WorkloadSection() {}

    private record Kind(Block block, BiFunction<Section, Groups, Workload> reader) {

        Key<Section> key() {
            return Key.optional(block.heading(), block, block.doc(), block.example());
        }
    }

    /** What each kind of work takes. */
    static List<Block> blocks() {
        return KINDS.stream().map(Kind::block).toList();
    }

    static Workload read(Value value, Groups groups) {
        Section entry = CHOICE.read(value);
        Kind kind = KINDS.stream()
                .filter(known -> entry.has(known.key()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("work of no kind"));
        if (groups.groups().stream().allMatch(group -> group.share().isEmpty())) {
            throw value.bad("found work, but no file to work with, expected a group with a share");
        }
        return kind.reader().apply(entry.get(kind.key()), groups);
    }

    private static Workload fetch(Section section, Groups groups) {
        var proof = new Workload.Proof(section.get(TOKEN), section.get(TICKET));
        var valid = Workload.Credential.VALID;
        if (proof.token() != valid && proof.ticket() != valid) {
            throw section.at(TICKET).expected("valid, since the token is bad already");
        }
        return new Workload.Fetch(
                groups.group(section, BY).name(),
                arrival(section, groups),
                section.get(POPULARITY),
                section.get(AT_MOST_ONCE),
                proof);
    }

    private static Workload put(Section section, Groups groups) {
        PeerGroup by = groups.group(section, BY);
        if (by.share().isEmpty()) {
            throw section.at(BY).expected("a group with a share, since it uploads its own files");
        }
        int takers = groups.groups().stream()
                .filter(PeerGroup::takesUploads)
                .mapToInt(group -> group.equals(by) ? group.count() - 1 : group.count())
                .sum();
        int copies = section.get(COPIES);
        if (copies > takers) {
            throw section.at(COPIES)
                    .bad("found copies: " + copies + ", expected at most " + takers
                            + ", one for each other peer with takes-uploads");
        }
        return new Workload.Put(by.name(), arrival(section, groups), copies);
    }

    private static Workload search(Section section, Groups groups) {
        boolean asked = groups.protocol().hasTracker();
        return new Workload.Search(
                groups.group(section, BY).name(),
                arrival(section, groups),
                section.find(FOR).orElse(asked ? Workload.Target.PATTERN : Workload.Target.PART),
                section.get(POPULARITY),
                asked
                        ? Optional.empty()
                        : Optional.of(section.find(WAY).orElse(Workload.Way.DYNAMIC)));
    }

    private static Workload.Arrival arrival(Section section, Groups groups) {
        Workload.Arrival mean = section.get(RATE);
        if (mean.perSecond() * groups.duration().toSeconds() > ACTS_MAX) {
            throw section.at(RATE).expected("at most ten million in all");
        }
        Optional<Wave> wave = section.find(WAVE).map(WaveSection::read);
        return new Workload.Arrival(mean.perSecond(), mean.poisson(), wave);
    }

    private static Workload.Arrival rate(String text) {
        String[] words = text.split("[\\s/]+", -1);
        double count = Double.parseDouble(words[0]);
        double perSecond = count / SECONDS.getOrDefault(words[1], 1d);
        if (perSecond < RATE_MIN || perSecond > RATE_MAX) throw new IllegalArgumentException(text);
        boolean fixed = Arrays.asList(words).contains("fixed");
        return new Workload.Arrival(perSecond, !fixed);
    }

    private static double popularity(String text) {
        if (text.equals("even")) return 0;
        double exponent = Double.parseDouble(text.substring("zipf(".length(), text.length() - 1));
        if (exponent > ZIPF_MAX) throw new IllegalArgumentException(text);
        return exponent;
    }
}
