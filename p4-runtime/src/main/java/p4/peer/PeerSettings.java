package p4.peer;

import java.util.Optional;
import java.util.OptionalInt;
import p4.model.Credentials;
import p4.model.PeerId;
import p4.model.Token;

/**
 * Who a peer is and how it behaves.
 *
 * <p>{@code identity} is drawn once and kept: it lets a restarted peer take its name back. {@code
 * port} is where its data plane listens, empty if it serves nothing; {@code host} asks the tracker to
 * hand out another address than the one it sees. {@code uploadQuotaBytes} bounds what others may
 * store here since it started.
 */
public record PeerSettings(
        PeerId name,
        Token identity,
        Credentials credentials,
        String tracker,
        OptionalInt port,
        Optional<String> host,
        Verification verification,
        boolean takesUploads,
        long uploadQuotaBytes,
        PeerLimits limits) {

    /** Where a holder has tickets verified. */
    public enum Verification {
        /** At the tracker, which also spends them; the rule of the mission. */
        ONLINE,
        /** Here, with the key the tracker gave this holder. */
        OFFLINE
    }
}
