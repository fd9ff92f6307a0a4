package p4.compat.pserver;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import p4.compat.PlainAddress;

/**
 * Wrong passwords, by the address they came from: ten in a minute are enough.
 *
 * <p>Of too many addresses the one that began longest ago is forgotten. May be called from any thread.
 */
final class Guesses {

    private static final int WRONG_MAX = 10;
    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final int HOSTS_MAX = 10_000;

    private final InstantSource clock;

    /** Those whose minute began longest ago come first. */
    private final Map<String, Wrong> hosts = new LinkedHashMap<>();

    Guesses(InstantSource clock) {
        this.clock = clock;
    }

    private record Wrong(Instant since, int count) {}

    /** Tells whether no more is listened to from {@code host} for now. */
    synchronized boolean areTooMany(String host) {
        forgetOld();
        Wrong wrong = hosts.get(PlainAddress.of(host));
        return wrong != null && wrong.count() >= WRONG_MAX;
    }

    /** Counts one from {@code host}. */
    synchronized void count(String host) {
        forgetOld();
        hosts.merge(
                PlainAddress.of(host),
                new Wrong(clock.instant(), 1),
                (before, one) -> new Wrong(before.since(), before.count() + 1));
        if (hosts.size() > HOSTS_MAX) hosts.remove(hosts.keySet().iterator().next());
    }

    private void forgetOld() {
        Instant old = clock.instant().minus(WINDOW);
        Iterator<Wrong> all = hosts.values().iterator();
        while (all.hasNext() && !all.next().since().isAfter(old)) all.remove();
    }
}
