package p4.tracker;

import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/** How long a lease runs, and when its next heartbeat is due. */
record LeaseTerms(Duration lease, Duration heartbeat, RandomGenerator chance) {

    private static final int JITTER_PARTS = 10;

    /** When a lease granted or renewed at {@code now} ends. */
    Instant endOf(Instant now) {
        return now.plus(lease);
    }

    /**
     * The heartbeat, or up to a tenth less, so that peers that came together drift apart.
     *
     * <p>Never more: the lease law must hold for it. Source: threats, row 18.
     */
    Duration nextHeartbeat() {
        long millis = heartbeat.toMillis();
        return Duration.ofMillis(millis - chance.nextLong(millis / JITTER_PARTS + 1));
    }
}
