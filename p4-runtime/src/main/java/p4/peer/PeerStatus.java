package p4.peer;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import p4.model.PeerEndpoint;
import p4.model.PeerId;

/**
 * How a peer is doing, at one moment.
 *
 * <p>{@code leaseLeft} is empty while the peer has no lease. Bytes are counted since it started.
 * {@code neighbours} is empty unless it is a peer of an overlay, which has no tracker.
 */
public record PeerStatus(
        PeerId peer,
        Optional<PeerEndpoint> endpoint,
        String tracker,
        Optional<Duration> leaseLeft,
        int filesOffered,
        long bytesOffered,
        int uploadsRunning,
        long bytesServed,
        long bytesFetched,
        OptionalInt neighbours) {}
