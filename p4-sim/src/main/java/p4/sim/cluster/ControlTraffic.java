package p4.sim.cluster;

import java.util.concurrent.atomic.LongAdder;
import p4.sim.journal.Event;
import p4.wire.http.Carrier;
import p4.wire.http.HttpSize;

/** Counts what peers and their tracker say to each other; from any thread. */
public final class ControlTraffic {

    private final LongAdder messages = new LongAdder();
    private final LongAdder bytes = new LongAdder();

    /** Has counted nothing yet. */
    public ControlTraffic() {}

    /** Counts a request or an answer of {@code size} bytes. */
    public void add(long size) {
        messages.increment();
        bytes.add(size);
    }

    /** A carrier that does what {@code carrier} does, and is counted. */
    public Carrier counting(Carrier carrier) {
        return call -> {
            add(HttpSize.of(call));
            return carrier.send(call).thenApply(reply -> {
                add(HttpSize.of(reply));
                return reply;
            });
        };
    }

    /** All of it so far. */
    public Event.ControlCarried sum() {
        return new Event.ControlCarried(messages.sum(), bytes.sum());
    }
}
