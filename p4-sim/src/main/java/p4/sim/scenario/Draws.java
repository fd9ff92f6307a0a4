package p4.sim.scenario;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import p4.sim.time.Seed;

/**
 * What the ranges of a scenario stand for in one run; used by one thread.
 *
 * <p>Each draws from a stream of its own, named by the keys that lead to it, so that a range that is
 * added shifts no other.
 */
final class Draws {

    private final Seed seed;
    private final Map<String, String> drawn = new TreeMap<>();

    Draws(long seed) {
        this.seed = new Seed(seed);
    }

    /** Draws for the {@code number}-th range at {@code way}: evenly, 0 or more and less than 1. */
    double share(String way, int number) {
        return seed.stream("range " + way + " " + number).nextDouble();
    }

    /** Remembers what {@code way} came to. */
    void note(String way, String text) {
        drawn.put(way, text);
    }

    /** What {@code way} came to; empty if there was nothing to draw. */
    Optional<String> drawn(String way) {
        return Optional.ofNullable(drawn.get(way));
    }
}
