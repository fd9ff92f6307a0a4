package p4.compat;

import p4.model.Credentials;
import p4.model.PeerEndpoint;
import p4.model.PeerId;

/**
 * Who wants to be a guest, as what, and from where.
 *
 * <p>{@code dataPort} is where its own program serves. {@code seenAt} is the address it came from, and
 * {@code servedAt} the address of the gateway that others shall turn to.
 */
public record Visit(
        PeerId name,
        Credentials credentials,
        PeerEndpoint dataPort,
        String seenAt,
        String servedAt) {}
