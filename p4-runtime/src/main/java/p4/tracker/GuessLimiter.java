package p4.tracker;

import java.time.Duration;
import java.time.Instant;

/** Locks an address out after too many wrong credentials; a good one does not wipe them out. */
final class GuessLimiter {

    private static final Guesses NONE = new Guesses(0, Instant.EPOCH);

    private final int guessesMax;
    private final Duration lockOut;
    private final BoundedMap<String, Guesses> hosts;

    GuessLimiter(TrackerLimits.Guard guard) {
        this.guessesMax = guard.guessesPerHost();
        this.lockOut = guard.lockOut();
        this.hosts = new BoundedMap<>(guard.hostsRemembered());
    }

    /** How long {@code host} is still locked out; zero if it is not. */
    Duration locked(String host, Instant now) {
        Guesses made = made(host, now);
        return made.count() < guessesMax
                ? Duration.ZERO
                : Duration.between(now, made.forgottenAt());
    }

    /** Counts a wrong guess of {@code host}. */
    void count(String host, Instant now) {
        hosts.put(host, new Guesses(made(host, now).count() + 1, now.plus(lockOut)));
    }

    private Guesses made(String host, Instant now) {
        hosts.removeEldestWhile(guesses -> !guesses.forgottenAt().isAfter(now));
        return hosts.get(host, NONE);
    }

    private record Guesses(int count, Instant forgottenAt) {}
}
