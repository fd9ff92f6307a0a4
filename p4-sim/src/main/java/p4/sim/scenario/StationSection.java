package p4.sim.scenario;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import p4.model.Nearest;
import p4.model.Printable;

/** Reads what peers and the tracker have in common: {@code region:}, {@code bandwidth:}, {@code clock:}. */
final class StationSection {

    private static final String PPM = "(" + Units.NUMBER + ")\\s?ppm";

    private static final Key<Range<Duration>> SKEW = Key.optional(
            "skew",
            Word.of(
                    "`up to DURATION`, `DURATION ahead` or `DURATION behind`",
                    "how far, such as up to 200ms, 5s ahead or 5s behind",
                    "up to\\s+" + Words.TIME + "|" + Words.TIME + "\\s+(ahead|behind)",
                    StationSection::skew),
            "How far clocks are off; with `up to`, drawn for each, ahead or behind.",
            "up to 200ms");
    private static final Key<Range<Double>> DRIFT = Key.optional(
            "drift",
            Word.of(
                    "`up to 50ppm`, `50ppm fast` or `50ppm slow`",
                    "how much, such as up to 50ppm, 100ppm fast or 100ppm slow, at most 100000ppm",
                    "up to\\s+" + PPM + "|" + PPM + "\\s+(fast|slow)",
                    StationSection::drift),
            "How much too fast or too slow clocks are, in millionths; with `up to`, drawn for each.",
            "up to 50ppm");

    /** Clocks that are wrong. */
    static final Block CLOCK = Block.of("clock", "How clocks are wrong.", SKEW, DRIFT);

    static final Key<String> REGION = Key.optional(
            "region",
            Words.NAME,
            "The region of the links it is in; drawn by their weights if it is left out.",
            "europe");
    static final Key<Value> BANDWIDTH = Key.optional(
            "bandwidth",
            SpeedText.FORM,
            "How fast it sends and receives; as the links have it if it is left out.",
            "1Mbit/s up 16Mbit/s down");
    static final Key<Section> CLOCKS = Key.optional(
            "clock",
            CLOCK,
            "How its clock is wrong; it is right if it is left out.",
            "{ skew: up to 200ms, drift: up to 50ppm }");

    private static final double DRIFT_MAX = 100_000;

    private final List<String> regions;

    /** Reads stations in {@code regions}, of which there may be none. */
    StationSection(List<String> regions) {
        this.regions = regions;
    }

    private record Range<T>(T min, T max) {}

    /** Understands the three keys of {@code section}. */
    Station read(Section section) {
        Optional<String> region = section.find(REGION);
        if (region.isPresent()) refuseUnknown(section.at(REGION), region.get(), regions);
        return new Station(
                region,
                section.find(BANDWIDTH).map(SpeedText::read).orElse(List.of()),
                section.find(CLOCKS).map(StationSection::clock).orElse(ClockSpec.RIGHT));
    }

    /** Makes sure that {@code region} is one of {@code regions}. */
    static void refuseUnknown(Value place, String region, List<String> regions) {
        if (regions.contains(region)) return;
        throw regions.isEmpty()
                ? place.bad("found region " + Printable.quote(region)
                        + ", expected regions under links")
                : place.bad("unknown region " + Printable.quote(region) + ", expected one of "
                        + regions.stream().sorted().toList() + Nearest.hint(region, regions));
    }

    private static ClockSpec clock(Section section) {
        Range<Duration> skew = section.find(SKEW).orElse(new Range<>(Duration.ZERO, Duration.ZERO));
        Range<Double> drift = section.find(DRIFT).orElse(new Range<>(0d, 0d));
        return new ClockSpec(skew.min(), skew.max(), drift.min(), drift.max());
    }

    private static Range<Duration> skew(String text) {
        Duration most = Units.duration(text.replaceAll("up to|ahead|behind", ""));
        if (text.endsWith("ahead")) return new Range<>(most, most);
        if (text.endsWith("behind")) return new Range<>(most.negated(), most.negated());
        return new Range<>(most.negated(), most);
    }

    private static Range<Double> drift(String text) {
        double most =
                Double.parseDouble(text.replaceAll("up to|ppm|fast|slow", "").strip());
        if (most > DRIFT_MAX) throw new IllegalArgumentException(text);
        if (text.endsWith("fast")) return new Range<>(most, most);
        if (text.endsWith("slow")) return new Range<>(-most, -most);
        return new Range<>(-most, most);
    }
}
