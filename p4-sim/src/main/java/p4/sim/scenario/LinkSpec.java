package p4.sim.scenario;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What lies between the nodes: how far it is, how lossy, and how fast nodes are.
 *
 * <p>{@code speeds} is empty where nothing limits them. Of {@code between}, later ones win.
 */
public record LinkSpec(
        Optional<Places> places,
        LinkTerms terms,
        List<LinkSpeed.Tier> speeds,
        List<Between> between) {

    /** How far it is where a scenario says nothing. */
    public static final Duration LATENCY = Duration.ofMillis(1);

    /** Links as they are where a scenario says nothing. */
    public static final LinkSpec PLAIN = new LinkSpec(
            Optional.empty(),
            new LinkTerms(
                    Optional.of(new Distribution.Fixed(LATENCY)),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty()),
            List.of(),
            List.of());

    public LinkSpec {
        speeds = List.copyOf(speeds);
        between = List.copyOf(between);
    }

    /** Tells whether it says how long, lossy or uneven ways are, and not only how fast nodes. */
    public boolean saysHowPacketsFare() {
        return places.isPresent() || !terms.equals(PLAIN.terms) || !between.isEmpty();
    }

    /** Links {@code from} some nodes {@code to} others that differ; the way back too if so. */
    public record Between(Side from, Side to, boolean bothWays, LinkTerms terms) {}
}
