package p4.sim.scenario;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Writes {@code links:}, and where nodes stand. */
final class LinksText {

    private static final int INLINE_MAX = 64;
    private static final String MATRIX_FILE = "latencies.txt";

    private LinksText() {}

    /** The files beside the scenario that {@link #write} names, by name. */
    static Map<String, String> files(LinkSpec links) {
        var files = new TreeMap<String, String>();
        links.places()
                .filter(places -> !places.areRegions())
                .map(Places::latency)
                .filter(latency -> latency.size() > INLINE_MAX)
                .ifPresent(
                        latency -> files.put(MATRIX_FILE, String.join("\n", rows(latency)) + "\n"));
        return files;
    }

    static Map<String, Object> write(LinkSpec links) {
        var section = new LinkedHashMap<String, Object>();
        putTerms(section, links.terms());
        if (!links.speeds().isEmpty()) section.put("bandwidth", SpeedText.write(links.speeds()));
        links.places().ifPresent(places -> putPlaces(section, places));
        if (!links.between().isEmpty()) {
            section.put(
                    "between", links.between().stream().map(LinksText::between).toList());
        }
        return section;
    }

    static void put(Map<String, Object> section, Station station) {
        station.region().ifPresent(region -> section.put("region", region));
        if (!station.speeds().isEmpty()) {
            section.put("bandwidth", SpeedText.write(station.speeds()));
        }
        if (!station.clock().equals(ClockSpec.RIGHT)) section.put("clock", clock(station.clock()));
    }

    /** The name of {@code side} as a fault or a link has it. */
    static String side(Side side) {
        // Java 17 has no pattern switch; ScenarioWriterTest keeps it complete.
        if (side instanceof Side.Tracker) return "tracker";
        if (side instanceof Side.Group group) return group.name();
        if (side instanceof Side.Region region) return "region " + region.name();
        if (side instanceof Side.Some some) return FaultText.who(some.who());
        throw new AssertionError(side);
    }

    private static Map<String, Object> between(LinkSpec.Between between) {
        var section = new LinkedHashMap<String, Object>();
        section.put("from", side(between.from()));
        section.put("to", side(between.to()));
        section.put("both-ways", between.bothWays());
        putTerms(section, between.terms());
        return section;
    }

    private static void putTerms(Map<String, Object> section, LinkTerms terms) {
        terms.latency().ifPresent(way -> section.put("latency", DistributionText.write(way)));
        terms.jitter().ifPresent(more -> section.put("jitter", DistributionText.write(more)));
        terms.loss().ifPresent(share -> section.put("loss", ScenarioWriter.percent(share)));
        terms.duplication()
                .ifPresent(share -> section.put("duplicate", ScenarioWriter.percent(share)));
        terms.reordering().ifPresent(some -> section.put("reorder", reordering(some)));
    }

    private static String reordering(LinkTerms.Reordering some) {
        return ScenarioWriter.percent(some.share()) + " by " + ScenarioWriter.duration(some.by());
    }

    private static void putPlaces(Map<String, Object> section, Places places) {
        LatencyMatrix latency = places.latency();
        if (places.areRegions()) {
            section.put("regions", regions(places));
        } else {
            var matrix = new LinkedHashMap<String, Object>();
            boolean large = latency.size() > INLINE_MAX;
            matrix.put("rows", large ? MATRIX_FILE : rows(latency));
            matrix.put("measures", Keys.of(MatrixText.Measure.ONE_WAY));
            section.put("matrix", matrix);
        }
    }

    private static List<String> rows(LatencyMatrix latency) {
        return IntStream.range(0, latency.size())
                .mapToObj(from -> MatrixText.row(latency, from))
                .toList();
    }

    private static Object regions(Places places) {
        for (LinkPresets.Regions known : LinkPresets.REGIONS) {
            if (known.places().equals(places)) return known.name();
        }
        var section = new LinkedHashMap<String, Object>();
        section.put("names", places.names());
        section.put("weights", places.weights().stream().map(Double::intValue).toList());
        section.put(
                "latency",
                IntStream.range(0, places.names().size())
                        .mapToObj(from -> row(places.latency(), from))
                        .toList());
        return section;
    }

    private static List<String> row(LatencyMatrix latency, int from) {
        return IntStream.range(0, latency.size())
                .mapToObj(to -> Duration.ofNanos(latency.nanos(from, to)))
                .map(ScenarioWriter::duration)
                .toList();
    }

    private static Map<String, Object> clock(ClockSpec clock) {
        var section = new LinkedHashMap<String, Object>();
        if (!clock.skewMin().isZero() || !clock.skewMax().isZero()) {
            String most = ScenarioWriter.duration(clock.skewMax().abs());
            section.put(
                    "skew",
                    range(
                            clock.skewMin().equals(clock.skewMax()),
                            most,
                            clock.skewMax().isNegative() ? " behind" : " ahead"));
        }
        if (clock.driftMinPpm() != 0 || clock.driftMaxPpm() != 0) {
            String most = DistributionText.plain(Math.abs(clock.driftMaxPpm())) + "ppm";
            section.put(
                    "drift",
                    range(
                            clock.driftMinPpm() == clock.driftMaxPpm(),
                            most,
                            clock.driftMaxPpm() < 0 ? " slow" : " fast"));
        }
        return section;
    }

    private static String range(boolean exact, String most, String way) {
        return exact ? most + way : "up to " + most;
    }
}
