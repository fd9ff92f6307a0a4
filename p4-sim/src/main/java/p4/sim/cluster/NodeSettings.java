package p4.sim.cluster;

import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;
import p4.model.Credentials;
import p4.model.PeerEndpoint;
import p4.model.TicketKey;
import p4.model.Token;
import p4.overlay.OverlayLimits;
import p4.peer.PeerLimits;
import p4.peer.PeerSettings;
import p4.sim.scenario.OverlaySpec;
import p4.sim.scenario.TrackerSpec;
import p4.tracker.HandoutPolicy;
import p4.tracker.LeastLoadedHandout;
import p4.tracker.RandomHandout;
import p4.tracker.TrackerSettings;

/** What a scenario asks of its nodes, as the nodes understand it; the same for every driver. */
public final class NodeSettings {

    private static final int MISSED = 2;
    private static final long QUOTA = 1L << 40;
    private static final Duration STALL = Duration.ofSeconds(5);
    private static final Duration TICKET_LIFE_MIN = Duration.ofSeconds(2);
    private static final Duration TICKET_LIFE_MAX = Duration.ofSeconds(60);

    private NodeSettings() {}

    /** How the tracker of {@code spec} behaves; tickets live half a lease, so that a run can wait for their end. */
    public static TrackerSettings tracker(TrackerSpec spec) {
        Duration life = spec.lease().dividedBy(2);
        if (life.compareTo(TICKET_LIFE_MIN) < 0) life = TICKET_LIFE_MIN;
        if (life.compareTo(TICKET_LIFE_MAX) > 0) life = TICKET_LIFE_MAX;
        return new TrackerSettings(spec.lease(), spec.heartbeat(), MISSED, life, true, true);
    }

    /** In which order the tracker of {@code spec} hands out holders. */
    public static HandoutPolicy handout(TrackerSpec spec) {
        return switch (spec.handout()) {
            case RANDOM -> new RandomHandout();
            case LEAST_LOADED -> new LeastLoadedHandout();
        };
    }

    /** A master key for tickets, drawn from {@code chance}. */
    public static TicketKey master(RandomGenerator chance) {
        byte[] bits = new byte[32];
        chance.nextBytes(bits);
        return new TicketKey(HexFormat.of().formatHex(bits));
    }

    /** How {@code member} behaves, which serves at {@code endpoint} for a tracker as {@code spec} says. */
    public static PeerSettings peer(
            Member member,
            Token identity,
            Credentials credentials,
            PeerEndpoint endpoint,
            TrackerSpec spec) {
        return new PeerSettings(
                member.peer(),
                identity,
                credentials,
                "in the laboratory",
                OptionalInt.of(endpoint.port()),
                Optional.empty(),
                verification(spec),
                member.takesUploads(),
                QUOTA,
                limits());
    }

    /** Every bound of the peers of an overlay as {@code spec} has them; for the rest, what is usual. */
    public static OverlayLimits overlay(OverlaySpec spec) {
        OverlayLimits usual = OverlayLimits.DEFAULT;
        OverlayLimits.Peers peers = usual.peers();
        Duration half = spec.ping().dividedBy(2);
        Duration patience = peers.patience().compareTo(half) > 0 ? half : peers.patience();
        return new OverlayLimits(
                new OverlayLimits.Peers(
                        peers.neighbours(),
                        peers.perPrefix(),
                        peers.verifying(),
                        spec.ping(),
                        patience,
                        peers.lines(),
                        peers.requestsPerSecond(),
                        peers.requestsAtOnce()),
                usual.search(),
                usual.transfer());
    }

    private static PeerSettings.Verification verification(TrackerSpec spec) {
        return switch (spec.verify()) {
            case ONLINE -> PeerSettings.Verification.ONLINE;
            case OFFLINE -> PeerSettings.Verification.OFFLINE;
        };
    }

    private static PeerLimits limits() {
        PeerLimits usual = PeerLimits.DEFAULT;
        return new PeerLimits(
                usual.streams(),
                usual.fetches(),
                usual.fetchesQueued(),
                usual.holdersTried(),
                STALL,
                usual.failuresPerAddress(),
                usual.shunned(),
                usual.nonces(),
                usual.rescan());
    }
}
