package p4.sim.scenario;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Reads {@code churn:}, a preset's name or a mapping. */
final class ChurnSection {

    private static final Duration SHORTEST = Duration.ofMillis(10);
    private static final double WHOLE = 1e-9;
    private static final double MEDIAN = 0.5;

    private static final Word<Presets.Preset> PRESET_NAME =
            Word.among(Presets.names(), Presets.ALL::get);

    private static final Key<Double> CRASH =
            Key.optional("crash", Words.SHARE, "The share of sessions that end so.", "50%");
    private static final Key<Double> LEAVE =
            Key.optional("leave", Words.SHARE, "The share of sessions that end so.", "50%");

    /** How sessions end. */
    static final Block END = Block.of(
            "end",
            "How sessions end: without a goodbye, or with one. The two are 100% together; one of"
                    + " them is enough.",
            CRASH,
            LEAVE);

    private static final Key<Presets.Preset> PRESET =
            Key.optional("preset", PRESET_NAME, "Churn as it was measured, by name.", "kad");
    private static final Key<Distribution> SESSION = Key.optional(
            "session", Words.DISTRIBUTION, "How long a peer stays.", "exponential(20s)");
    private static final Key<Distribution> GAP = Key.optional(
            "gap",
            Words.DISTRIBUTION,
            "How long it is away before it returns.",
            "exponential(10s)");
    private static final Key<Value> TRACE = Key.optional(
            "trace",
            TraceSection.FORM,
            "Sessions that are given: a CSV file beside the scenario, or a list.",
            "sessions.csv");
    private static final Key<Section> ENDS = Key.optional(
            "end",
            END,
            "How sessions end; the preset's way, or all with a goodbye, if it is left out.",
            "{ crash: 50%, leave: 50% }");
    private static final Key<Churn.Start> START = Key.defaulted(
            "start",
            Words.option(Churn.Start.class),
            "steady",
            "How it begins: as if it had always gone on so, with some away and the others up for a"
                    + " while already; or fresh, with all of them just come.",
            "fresh");
    private static final Key<Double> SCALE = Key.optional(
            "scale",
            Word.of(
                    "`100x faster` or `2x slower`",
                    "such as 100x faster or 2x slower",
                    Units.NUMBER + "x (faster|slower)",
                    ChurnSection::tempo),
            "Makes all of it shorter or longer.",
            "100x faster");

    /** Churn in full. */
    static final Block BLOCK = Block.of(
            "churn",
            "How peers come and go: exactly one of a preset, a session and a gap, or a trace.",
            PRESET,
            SESSION,
            GAP,
            TRACE,
            ENDS,
            START,
            SCALE);

    /** Churn by name or in full. */
    static final Either FORM = new Either(PRESET_NAME, BLOCK);

    private final Optional<Path> folder;

    ChurnSection(Optional<Path> folder) {
        this.folder = folder;
    }

    /** The churn of a group of {@code peers}. */
    Churn read(Value value, int peers) {
        if (value.isWord()) return PRESET_NAME.read(value).churn();
        Section section = BLOCK.read(value);
        refuseMixture(section);
        Churn churn = section.has(TRACE) ? traced(section, peers) : drawn(section);
        return section.has(SCALE) ? scaled(churn, section) : churn;
    }

    private static void refuseMixture(Section section) {
        List<String> ways = List.of(PRESET, SESSION, TRACE).stream()
                .filter(section::has)
                .map(Key::name)
                .toList();
        if (ways.size() > 1) {
            throw section.whole().bad("found the keys " + ways + ", expected one of them");
        }
        if (section.has(GAP) && !section.has(SESSION) && !ways.isEmpty()) {
            throw section.at(GAP)
                    .bad("found a gap beside a " + ways.get(0) + ", expected it beside a session");
        }
        if (section.has(START) && section.has(TRACE)) {
            throw section.at(START)
                    .bad("found a start beside a trace, expected the trace to say who is there");
        }
    }

    private Churn traced(Section section, int peers) {
        List<Churn.Session> sessions = new TraceSection(folder, peers).read(section.at(TRACE));
        return new Churn.Traced(
                sessions, section.find(ENDS).map(ChurnSection::crashes).orElse(0d));
    }

    private static Churn drawn(Section section) {
        Optional<Double> crashes = section.find(ENDS).map(ChurnSection::crashes);
        if (section.has(PRESET)) {
            Churn.Drawn preset = section.get(PRESET).churn();
            return new Churn.Drawn(
                    preset.session(),
                    preset.gap(),
                    crashes.orElse(preset.crashFraction()),
                    section.get(START));
        }
        var drawn = new Churn.Drawn(
                section.get(SESSION), section.get(GAP), crashes.orElse(0d), section.get(START));
        refuseTrembling(drawn, section.at(SESSION));
        return drawn;
    }

    private static Churn scaled(Churn churn, Section section) {
        Value place = section.at(SCALE);
        try {
            Churn scaled = churn.times(section.get(SCALE));
            if (scaled instanceof Churn.Drawn drawn) refuseTrembling(drawn, place);
            return scaled;
        } catch (IllegalArgumentException tooFar) {
            throw place.expected("sessions between 10ms and ten years");
        }
    }

    private static void refuseTrembling(Churn.Drawn drawn, Value place) {
        Duration cycle = drawn.session().quantile(MEDIAN).plus(drawn.gap().quantile(MEDIAN));
        if (cycle.compareTo(SHORTEST) < 0) {
            throw place.expected("a session and a gap of 10ms or more together, on the median");
        }
    }

    private static double crashes(Section section) {
        Optional<Double> crash = section.find(CRASH);
        Optional<Double> leave = section.find(LEAVE);
        double crashes = crash.orElseGet(() -> 1 - leave.orElse(1d));
        if (leave.isPresent() && Math.abs(crashes + leave.get() - 1) > WHOLE) {
            throw section.at(LEAVE).expected("crash and leave to be 100% together");
        }
        return crashes;
    }

    private static double tempo(String text) {
        double times = Double.parseDouble(text.substring(0, text.indexOf('x')));
        if (!(times > 0)) throw new IllegalArgumentException(text);
        return text.endsWith("slower") ? times : 1 / times;
    }
}
