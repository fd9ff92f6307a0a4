package p4.sim.scenario;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Churn as it was measured in real networks, by name.
 *
 * <p>Where a source gives no gap, gaps are as long as sessions on the median, drawn exponentially.
 * Sources: Stutzbach and Rejaie, IMC 2006 (bittorrent-*); Steiner et al., ToN 17(5) and Heep, ATNAC
 * 2010 (kad-*); Gummadi et al., SOSP 2003 (kazaa-short); Rhea et al., USENIX ATC 2004
 * (bamboo-extreme); Zhang et al., PDS-2010-003 (p2pta-knoppix).
 */
final class Presets {

    private static final double NORMAL_P90 = 1.2815515655446004;
    private static final Map<String, Churn> ALL = new TreeMap<>(Map.of(
            "bittorrent-redhat", churn(new Distribution.Weibull(0.34, minutes(21.3)), 0.22),
            "bittorrent-debian", churn(new Distribution.Weibull(0.38, minutes(42.4)), 0.70),
            "bittorrent-flatout", churn(new Distribution.Weibull(0.59, minutes(41.9)), 0.27),
            "kad", churn(new Distribution.Weibull(0.50, Duration.ofSeconds(5_000)), 0.5),
            "kad-harsh", churn(new Distribution.Weibull(0.50, Duration.ofSeconds(500)), 0.5),
            "kazaa-short",
                    churn(
                            new Distribution.LogNormal(
                                    minutes(2.4), Math.log(28.25 / 2.4) / NORMAL_P90),
                            0.5),
            "bamboo-extreme", churn(new Distribution.Exponential(minutes(1.4 / Math.log(2))), 0.5),
            "p2pta-knoppix", churn(new Distribution.Weibull(0.59, minutes(181.91)), 0.5)));

    private Presets() {}

    static Optional<Churn> find(String name) {
        return Optional.ofNullable(ALL.get(name));
    }

    static Set<String> names() {
        return ALL.keySet();
    }

    private static Churn churn(Distribution session, double crashFraction) {
        var gap = new Distribution.Exponential(session.quantile(0.5));
        return new Churn.Drawn(session, gap, crashFraction);
    }

    private static Duration minutes(double minutes) {
        return Duration.ofMillis(Math.round(minutes * 60_000));
    }
}
