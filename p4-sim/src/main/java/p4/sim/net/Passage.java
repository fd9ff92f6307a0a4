package p4.sim.net;

import java.time.Duration;
import java.util.Optional;
import p4.sim.scenario.Distribution;
import p4.sim.scenario.LinkTerms;

/**
 * How packets fare on one way, in numbers: they take {@code delay}, give or take {@code spread} evenly.
 *
 * <p>{@code loss} and {@code duplication} are shares of all packets, 0 to 1; so is {@code held}, of
 * those that are held up for {@code by}.
 */
public record Passage(
        Duration delay,
        Duration spread,
        double loss,
        double duplication,
        double held,
        Duration by) {

    /** As it is where nobody does anything about it. */
    public static final Passage PLAIN = fixed(Duration.ZERO);

    /** A way that takes {@code delay} for all packets. */
    public static Passage fixed(Duration delay) {
        return new Passage(delay, Duration.ZERO, 0, 0, 0, Duration.ZERO);
    }

    /**
     * A way of {@code terms} that is {@code latency} long without jitter.
     *
     * @throws IllegalArgumentException if its jitter is not drawn evenly
     */
    static Passage of(LinkTerms terms, Duration latency) {
        Duration least = latency;
        Duration spread = Duration.ZERO;
        Optional<Distribution> jitter = terms.jitter();
        if (jitter.isPresent()) {
            if (!isEven(jitter.get())) throw new IllegalArgumentException("jitter: " + jitter);
            least = latency.plusNanos(jitter.get().quantileNanos(0));
            spread = Duration.ofNanos(jitter.get().quantileNanos(1))
                    .minus(Duration.ofNanos(jitter.get().quantileNanos(0)))
                    .dividedBy(2);
        }
        return new Passage(
                least.plus(spread),
                spread,
                terms.loss().orElse(0d),
                terms.duplication().orElse(0d),
                terms.reordering().map(LinkTerms.Reordering::share).orElse(0d),
                terms.reordering().map(LinkTerms.Reordering::by).orElse(Duration.ZERO));
    }

    /** Tells whether {@code jitter} can be said in these numbers. */
    public static boolean isEven(Distribution jitter) {
        return jitter instanceof Distribution.Fixed || jitter instanceof Distribution.Uniform;
    }

    /** This one, and {@code longer} than it is. */
    Passage plus(Duration longer) {
        return new Passage(delay.plus(longer), spread, loss, duplication, held, by);
    }
}
