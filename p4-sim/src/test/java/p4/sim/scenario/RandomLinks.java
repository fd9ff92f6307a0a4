package p4.sim.scenario;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Links and stations drawn from everything the model can say. */
final class RandomLinks {

    private final RandomGenerator chance;

    RandomLinks(RandomGenerator chance) {
        this.chance = chance;
    }

    /** Links between {@code groups}; often none in particular. */
    Optional<LinkSpec> draw(List<String> groups) {
        if (chance.nextInt(3) == 0) return Optional.empty();
        Optional<Places> places = maybe(this::places);
        LinkTerms drawn = terms();
        var terms = new LinkTerms(
                places.isPresent() ? Optional.empty() : Optional.of(distribution()),
                drawn.jitter(),
                drawn.loss(),
                drawn.duplication(),
                drawn.reordering());
        List<LinkSpec.Between> between = Stream.generate(() -> new LinkSpec.Between(
                        end(groups), end(groups), chance.nextBoolean(), terms()))
                .limit(chance.nextInt(3))
                .toList();
        return Optional.of(new LinkSpec(places, terms, speeds(), between));
    }

    /** A station in one of {@code regions}, or in none. */
    Station station(List<String> regions) {
        boolean placed = !regions.isEmpty() && chance.nextBoolean();
        Optional<String> region = placed
                ? Optional.of(regions.get(chance.nextInt(regions.size())))
                : Optional.empty();
        return new Station(region, speeds(), clock());
    }

    private Places places() {
        return switch (chance.nextInt(4)) {
            case 0 -> LinkPresets.REGIONS.get(0).places();
            case 1 -> Places.measured(matrix(1 + chance.nextInt(5)));
            default -> regions(1 + chance.nextInt(5));
        };
    }

    private Places regions(int count) {
        return new Places(
                IntStream.range(0, count).mapToObj(i -> "r" + i).toList(),
                chance.ints(count, 1, 100).mapToObj(weight -> (double) weight).toList(),
                matrix(count));
    }

    private LatencyMatrix matrix(int size) {
        var rows = new ArrayList<long[]>();
        for (int i = 0; i < size; i++) {
            rows.add(chance.longs(size, 0, 600_000_000_000L).toArray());
        }
        return new LatencyMatrix(rows);
    }

    private LinkTerms terms() {
        return new LinkTerms(
                maybe(this::distribution),
                maybe(() -> new Distribution.Uniform(Duration.ZERO, time())),
                maybe(this::share),
                maybe(this::share),
                maybe(() -> new LinkTerms.Reordering(share(), time())));
    }

    private Distribution distribution() {
        return chance.nextBoolean()
                ? new Distribution.Fixed(time())
                : new Distribution.LogNormal(time(), 0.1 + chance.nextDouble());
    }

    private List<LinkSpeed.Tier> speeds() {
        return switch (chance.nextInt(3)) {
            case 0 -> List.of();
            case 1 -> List.of(new LinkSpeed.Tier(1, speed()));
            default ->
                List.of(new LinkSpeed.Tier(0.25, speed()), new LinkSpeed.Tier(0.75, speed()));
        };
    }

    private LinkSpeed speed() {
        long up = 1 + chance.nextLong(1_000_000_000_000L);
        return new LinkSpeed(up, chance.nextBoolean() ? up : 1_000_000L * (1 + chance.nextInt(99)));
    }

    private ClockSpec clock() {
        Duration skew = chance.nextBoolean() ? Duration.ZERO : time();
        double drift = chance.nextBoolean() ? 0 : chance.nextInt(100_000) / 7d;
        return switch (chance.nextInt(3)) {
            case 0 -> new ClockSpec(skew.negated(), skew, -drift, drift);
            case 1 -> new ClockSpec(skew, skew, drift, drift);
            default -> new ClockSpec(skew.negated(), skew.negated(), -drift, -drift);
        };
    }

    private static Side side(String name) {
        return name.equals("tracker") ? new Side.Tracker() : new Side.Group(name);
    }

    private Side end(List<String> groups) {
        int which = chance.nextInt(groups.size() + 1);
        return side(which == groups.size() ? "tracker" : groups.get(which));
    }

    private double share() {
        return chance.nextInt(10_001) / 10_000d;
    }

    private Duration time() {
        return Duration.ofNanos(1 + chance.nextLong(10_000_000_000L));
    }

    private <T> Optional<T> maybe(Supplier<T> source) {
        return chance.nextBoolean() ? Optional.of(source.get()) : Optional.empty();
    }
}
