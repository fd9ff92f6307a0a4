package p4.sim.scenario;

import java.time.Duration;
import java.util.Optional;

/**
 * How packets fare on links; what is empty is as it is elsewhere.
 *
 * <p>{@code latency} is one way, drawn once for each pair of nodes; {@code jitter} is drawn for each
 * packet. {@code loss} and {@code duplication} are shares of all packets, 0 to 1.
 */
public record LinkTerms(
        Optional<Distribution> latency,
        Optional<Distribution> jitter,
        Optional<Double> loss,
        Optional<Double> duplication,
        Optional<Reordering> reordering) {

    /** Nothing in particular. */
    public static final LinkTerms NONE = new LinkTerms(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    /** A {@code share} of all packets, 0 to 1, is held up {@code by} so long. */
    public record Reordering(double share, Duration by) {}

    /** These, and where they are empty those of {@code base}. */
    public LinkTerms over(LinkTerms base) {
        return new LinkTerms(
                latency.or(base::latency),
                jitter.or(base::jitter),
                loss.or(base::loss),
                duplication.or(base::duplication),
                reordering.or(base::reordering));
    }
}
