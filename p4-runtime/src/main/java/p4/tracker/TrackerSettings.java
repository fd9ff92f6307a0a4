package p4.tracker;

import java.time.Duration;

/**
 * How a tracker keeps its leases and tickets.
 *
 * <p>The lease law holds: {@code lease > (missed + 1) × heartbeat}, so that a peer of which {@code
 * missed} heartbeats in a row are lost keeps its lease. {@code ticketLife} is at most 60 s. With
 * {@code anyAddress} peers may announce another address than the one the tracker sees. With {@code
 * lab} that address may be private, link-local or loopback, or a name: without it a tracker of which
 * the peers share a private network refuses them all.
 */
public record TrackerSettings(
        Duration lease,
        Duration heartbeat,
        int missed,
        Duration ticketLife,
        boolean anyAddress,
        boolean lab) {

    private static final Duration TICKET_LIFE_MAX = Duration.ofSeconds(60);

    public TrackerSettings {
        if (heartbeat.toMillis() < 1) {
            throw new IllegalArgumentException(
                    "heartbeat must be 1 ms or more, found " + heartbeat);
        }
        if (missed < 0) throw new IllegalArgumentException("missed heartbeats: " + missed);
        if (lease.compareTo(heartbeat.multipliedBy(missed + 1L)) <= 0) {
            throw new IllegalArgumentException("lease " + lease + " must be longer than "
                    + (missed + 1L) + " heartbeats of " + heartbeat);
        }
        if (ticketLife.toMillis() < 1 || ticketLife.compareTo(TICKET_LIFE_MAX) > 0) {
            throw new IllegalArgumentException(
                    "ticket life must be 1 ms to 60 s, found " + ticketLife);
        }
    }

    /** A lease of 30 s, a heartbeat every 9 s of which two may be lost, tickets of 60 s. */
    public static TrackerSettings standard() {
        return new TrackerSettings(
                Duration.ofSeconds(30), Duration.ofSeconds(9), 2, TICKET_LIFE_MAX, false, false);
    }

    /** These settings with another lease and heartbeat. */
    public TrackerSettings withLease(Duration otherLease, Duration otherHeartbeat) {
        return new TrackerSettings(otherLease, otherHeartbeat, missed, ticketLife, anyAddress, lab);
    }

    /** These settings for the laboratory: any address may be announced, private ones too. */
    public TrackerSettings inLab() {
        return new TrackerSettings(lease, heartbeat, missed, ticketLife, true, true);
    }
}
