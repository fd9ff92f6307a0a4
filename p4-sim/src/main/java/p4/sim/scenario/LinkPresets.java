package p4.sim.scenario;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Regions and links as they were measured or agreed on, by name. */
final class LinkPresets {

    private static final double[][] EIGHT_MILLIS = {
        {2, 165, 110, 180, 150, 110, 220, 190},
        {165, 2, 125, 60, 70, 110, 95, 140},
        {110, 125, 4, 110, 140, 100, 175, 175},
        {180, 60, 110, 5, 110, 150, 110, 145},
        {150, 70, 140, 110, 2, 60, 130, 100},
        {110, 110, 100, 150, 60, 2, 160, 100},
        {220, 95, 175, 110, 130, 160, 7, 190},
        {190, 140, 175, 145, 100, 100, 195, 7}
    };
    private static final Places EIGHT = new Places(
            List.of(
                    "australia",
                    "europe",
                    "east-asia",
                    "west-asia",
                    "na-east",
                    "na-west",
                    "south-africa",
                    "south-america"),
            List.of(290d, 5599d, 1059d, 161d, 2894d, 1240d, 47d, 36d),
            matrix(EIGHT_MILLIS));

    /** Every set of regions with a name. */
    static final List<Regions> REGIONS = List.of(new Regions(
            "eight-regions", EIGHT, "libp2p gossipsub-interop, from Shadow's world graph"));

    private static final LinkSpec WORLD = new LinkSpec(
            Optional.of(EIGHT),
            LinkTerms.NONE,
            List.of(
                    new LinkSpeed.Tier(0.2, both(1_024_000_000L)),
                    new LinkSpeed.Tier(0.8, both(50_000_000L))),
            List.of());
    private static final LinkSpec BAD = new LinkSpec(
            Optional.empty(),
            new LinkTerms(
                    Optional.of(new Distribution.Fixed(Duration.ofMillis(33))),
                    Optional.of(new Distribution.Uniform(Duration.ZERO, Duration.ofMillis(34))),
                    Optional.of(0.2),
                    Optional.of(0.2),
                    Optional.of(new LinkTerms.Reordering(0.2, Duration.ofMillis(50)))),
            List.of(new LinkSpeed.Tier(1, both(1_000_000))),
            List.of());

    /** Every kind of links with a name, in the order of the alphabet. */
    static final List<Preset> LINKS = List.of(
            new Preset(
                    "bad",
                    BAD,
                    "Jepsen's packet faults: 50 ms ± 10 ms, a fifth of all packets lost, doubled or"
                            + " held up, 1 Mbit/s"),
            new Preset(
                    "world",
                    WORLD,
                    "libp2p gossipsub-interop: eight regions, a fifth of the nodes at 1024 Mbit/s,"
                            + " the others at 50 Mbit/s"));

    private LinkPresets() {}

    /** Regions with a name and a source. */
    record Regions(String name, Places places, String source) {}

    /** Links with a name, and what they are like. */
    record Preset(String name, LinkSpec links, String source) {}

    static List<String> regionNames() {
        return REGIONS.stream().map(Regions::name).toList();
    }

    static List<String> linkNames() {
        return LINKS.stream().map(Preset::name).toList();
    }

    private static LinkSpeed both(long bits) {
        return new LinkSpeed(bits, bits);
    }

    private static LatencyMatrix matrix(double[][] millis) {
        var rows = new ArrayList<long[]>();
        for (double[] row : millis) {
            long[] nanos = new long[row.length];
            for (int i = 0; i < row.length; i++) nanos[i] = (long) (row[i] * 1_000_000);
            rows.add(nanos);
        }
        return new LatencyMatrix(rows);
    }
}
