package p4.tracker;

import java.time.Duration;
import java.time.Instant;
import p4.model.PeerId;

/** How often each holder was handed out first in this and the last span of time. */
final class Loads {

    private static final Load NONE = new Load(Instant.MIN, 0, 0);

    private final Duration span;
    private final BoundedMap<PeerId, Load> loads;

    Loads(Duration span, int remembered) {
        this.span = span;
        this.loads = new BoundedMap<>(remembered);
    }

    /** Counts one handout of {@code holder}. */
    void count(PeerId holder, Instant now) {
        Load load = load(holder, now);
        loads.put(holder, new Load(load.from(), load.current() + 1, load.previous()));
    }

    /** How often {@code holder} was handed out of late. */
    int of(PeerId holder, Instant now) {
        Load load = loads.get(holder, NONE);
        if (load.isNone()) return 0; // most are: no time need be reckoned
        Load current = aged(load, now);
        return current.current() + current.previous();
    }

    private Load load(PeerId holder, Instant now) {
        return aged(loads.get(holder, NONE), now);
    }

    private Load aged(Load load, Instant now) {
        if (!now.isBefore(load.from().plus(span.multipliedBy(2)))) {
            return new Load(now, 0, 0);
        }
        if (now.isBefore(load.from().plus(span))) return load;
        return new Load(load.from().plus(span), 0, load.current());
    }

    private record Load(Instant from, int current, int previous) {

        boolean isNone() {
            return current == 0 && previous == 0;
        }
    }
}
