package p4.sim.generate;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import p4.sim.scenario.ClockSpec;
import p4.sim.scenario.Distribution;
import p4.sim.scenario.LatencyMatrix;
import p4.sim.scenario.LinkSpec;
import p4.sim.scenario.LinkSpeed;
import p4.sim.scenario.LinkTerms;
import p4.sim.scenario.PeerGroup;
import p4.sim.scenario.Places;
import p4.sim.scenario.Side;
import p4.sim.scenario.Station;
import p4.sim.scenario.TrackerSpec;

/**
 * Draws where nodes are, what lies between them, and how their clocks are wrong.
 *
 * <p>Links are short against a heartbeat and fast against a file, and clocks off by less than holders
 * bear who check tickets themselves: so P4 keeps its promises.
 */
final class Landscape {

    private static final List<String> REGIONS = List.of("near", "far", "remote");
    private static final List<Integer> MEGABITS = List.of(20, 50, 100, 1_000);
    private static final int SKEW_MILLIS_MAX = 2_000;
    private static final int DRIFT_PPM_MAX = 1_000;

    private final Dice dice;
    private final int farMillis;

    /** Draws for nodes that keep to {@code tracker}. */
    Landscape(Dice dice, TrackerSpec tracker) {
        this.dice = dice;
        this.farMillis =
                Math.max(1, Math.toIntExact(tracker.heartbeat().dividedBy(20).toMillis()));
    }

    /** Links between {@code groups}; none in particular for a third of all scenarios. */
    Optional<LinkSpec> links(List<PeerGroup> groups) {
        if (dice.in100(33)) return Optional.empty();
        Optional<Places> places = dice.in100(40) ? Optional.of(places()) : Optional.empty();
        LinkTerms whims = terms();
        var terms = new LinkTerms(
                places.isPresent() ? Optional.empty() : Optional.of(latency()),
                whims.jitter(),
                whims.loss(),
                whims.duplication(),
                whims.reordering());
        List<LinkSpec.Between> between = dice.in100(30) ? List.of(pair(groups)) : List.of();
        return Optional.of(new LinkSpec(places, terms, speeds(), between));
    }

    /** Where a group or the tracker stands among {@code links}. */
    Station station(Optional<LinkSpec> links) {
        List<String> regions =
                links.flatMap(LinkSpec::places).map(Places::names).orElse(List.of());
        Optional<String> region = regions.isEmpty() || dice.in100(50)
                ? Optional.empty()
                : Optional.of(dice.pick(regions));
        boolean own = links.isPresent() && dice.in100(20);
        return new Station(region, own ? speeds() : List.of(), clock());
    }

    private Places places() {
        return dice.in100(30)
                ? Places.measured(matrix(dice.between(2, 6)))
                : new Places(REGIONS, weights(), matrix(REGIONS.size()));
    }

    private List<Double> weights() {
        return REGIONS.stream().map(region -> (double) dice.between(1, 9)).toList();
    }

    private LatencyMatrix matrix(int size) {
        var rows = new ArrayList<long[]>();
        for (int from = 0; from < size; from++) {
            long[] row = new long[size];
            for (int to = 0; to < size; to++) row[to] = far().toNanos();
            rows.add(row);
        }
        return new LatencyMatrix(rows);
    }

    private Distribution latency() {
        Duration far = far();
        return dice.pick(List.of(
                new Distribution.Fixed(far),
                new Distribution.Uniform(Duration.ofMillis(1), far.plusMillis(1)),
                new Distribution.LogNormal(far, dice.between(2, 6) / 10.0)));
    }

    private LinkTerms terms() {
        return new LinkTerms(
                Optional.empty(),
                dice.in100(40)
                        ? Optional.of(new Distribution.Uniform(Duration.ZERO, far()))
                        : Optional.empty(),
                some(3),
                some(10),
                dice.in100(30)
                        ? Optional.of(new LinkTerms.Reordering(dice.between(1, 10) / 100.0, far()))
                        : Optional.empty());
    }

    private LinkSpec.Between pair(List<PeerGroup> groups) {
        var latency = new LinkTerms(
                Optional.of(new Distribution.Fixed(far())),
                Optional.empty(),
                some(3),
                Optional.empty(),
                Optional.empty());
        Side from = dice.in100(30) ? new Side.Tracker() : someGroup(groups);
        return new LinkSpec.Between(from, someGroup(groups), dice.in100(50), latency);
    }

    private Side someGroup(List<PeerGroup> groups) {
        return new Side.Group(dice.pick(groups).name());
    }

    private List<LinkSpeed.Tier> speeds() {
        return switch (dice.between(0, 2)) {
            case 0 -> List.of();
            case 1 -> List.of(new LinkSpeed.Tier(1, speed()));
            default ->
                List.of(new LinkSpeed.Tier(0.25, speed()), new LinkSpeed.Tier(0.75, speed()));
        };
    }

    private LinkSpeed speed() {
        long up = 1_000_000L * dice.pick(MEGABITS);
        return new LinkSpeed(up, dice.in100(50) ? up : 1_000_000L * dice.pick(MEGABITS));
    }

    private ClockSpec clock() {
        if (dice.in100(60)) return ClockSpec.RIGHT;
        Duration skew = Duration.ofMillis(dice.between(0, SKEW_MILLIS_MAX));
        double drift = dice.between(0, DRIFT_PPM_MAX);
        return switch (dice.between(0, 2)) {
            case 0 -> new ClockSpec(skew.negated(), skew, -drift, drift);
            case 1 -> new ClockSpec(skew, skew, drift, drift);
            default -> new ClockSpec(skew.negated(), skew.negated(), -drift, -drift);
        };
    }

    private Optional<Double> some(int percentMax) {
        return dice.in100(40) ? Optional.of(dice.between(1, percentMax) / 100.0) : Optional.empty();
    }

    private Duration far() {
        return Duration.ofMillis(dice.between(1, farMillis));
    }
}
