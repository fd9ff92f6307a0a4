package p4.overlay;

import java.util.List;
import p4.model.PeerEndpoint;

/**
 * Who a node is and whom it knows at first.
 *
 * <p>{@code port} is where it listens, 0 if nowhere: then nobody asks it. One address in {@code join}
 * is enough; without any it begins a network of its own.
 */
public record OverlaySettings(NodeId id, int port, List<PeerEndpoint> join, OverlayLimits limits) {

    public OverlaySettings {
        join = List.copyOf(join);
    }
}
