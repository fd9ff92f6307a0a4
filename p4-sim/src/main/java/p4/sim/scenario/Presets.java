package p4.sim.scenario;

import java.time.Duration;
import java.util.List;

/**
 * Churn as it was measured in real networks, by name.
 *
 * <p>Sources give the length of sessions. Where one gives the shape of the time between arrivals,
 * gaps have that shape, else they are memoryless; their mean is that of the sessions, so that in the
 * long run half of the peers are up. Where a source says nothing of how sessions end, half crash.
 */
final class Presets {

    private static final double HALF = 0.5;

    /** Every preset, by name in the order of the alphabet. */
    static final List<Preset> ALL = List.of(
            new Preset(
                    "bamboo-extreme",
                    memoryless(exponential(1.4), HALF),
                    "Rhea et al., USENIX ATC 2004"),
            new Preset(
                    "bittorrent-debian",
                    arriving(weibull(0.38, 42.4), 0.79, 0.70),
                    "Stutzbach and Rejaie, IMC 2006"),
            new Preset(
                    "bittorrent-flatout",
                    arriving(weibull(0.59, 41.9), 0.62, 0.27),
                    "Stutzbach and Rejaie, IMC 2006"),
            new Preset(
                    "bittorrent-redhat",
                    arriving(weibull(0.34, 21.3), 0.53, 0.22),
                    "Stutzbach and Rejaie, IMC 2006"),
            new Preset(
                    "kad",
                    memoryless(new Distribution.Weibull(0.5, Duration.ofSeconds(5_000)), HALF),
                    "Steiner et al., ToN 17(5); Heep, ATNAC 2010"),
            new Preset(
                    "kad-harsh",
                    memoryless(new Distribution.Weibull(0.5, Duration.ofSeconds(500)), HALF),
                    "Heep, ATNAC 2010"),
            new Preset(
                    "kazaa-short",
                    memoryless(logNormal(2.4, 28.25), HALF),
                    "Gummadi et al., SOSP 2003"),
            new Preset(
                    "p2pta-knoppix",
                    memoryless(weibull(0.59, 181.91), HALF),
                    "Zhang et al., PDS-2010-003, T8'09"));

    private Presets() {}

    /** Churn with a name and a source. */
    record Preset(String name, Churn.Drawn churn, String source) {}

    static List<String> names() {
        return ALL.stream().map(Preset::name).toList();
    }

    private static Churn.Drawn memoryless(Distribution session, double crashes) {
        return new Churn.Drawn(session, new Distribution.Exponential(mean(session)), crashes);
    }

    private static Churn.Drawn arriving(Distribution session, double shape, double crashes) {
        return new Churn.Drawn(
                session, DistributionText.weibullOfMean(shape, mean(session)), crashes);
    }

    private static Duration mean(Distribution distribution) {
        return Duration.ofMillis(Math.round(distribution.meanSeconds() * 1_000));
    }

    private static Distribution weibull(double shape, double scaleMinutes) {
        return new Distribution.Weibull(shape, minutes(scaleMinutes));
    }

    private static Distribution exponential(double medianMinutes) {
        return DistributionText.exponentialAround(minutes(medianMinutes));
    }

    private static Distribution logNormal(double medianMinutes, double p90Minutes) {
        return DistributionText.logNormal(minutes(medianMinutes), minutes(p90Minutes));
    }

    private static Duration minutes(double minutes) {
        return Duration.ofMillis(Math.round(minutes * 60_000));
    }
}
