package p4.sim.member;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import p4.model.Credentials;
import p4.sim.cluster.Member;
import p4.sim.scenario.TrackerSpec;
import p4.sim.time.Seed;

/**
 * Everything that a member has to know of a run before its nodes can start.
 *
 * <p>{@code life} is how many programs hosted these nodes before; {@code began} is when the run began, by
 * the member's own clock; {@code host} is the name by which others reach it. There is a {@code
 * trackerPort} if it hosts the tracker.
 */
public record Preparation(
        Seed seed,
        int life,
        Instant began,
        Credentials credentials,
        TrackerSpec terms,
        URI tracker,
        String host,
        OptionalInt trackerPort,
        List<Hosted> peers) {

    public Preparation {
        peers = List.copyOf(peers);
    }

    /** A peer that serves its files at {@code port}. */
    public record Hosted(Member member, int port) {}
}
