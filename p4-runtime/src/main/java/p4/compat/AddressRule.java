package p4.compat;

import java.util.Optional;
import p4.model.PeerEndpoint;

/** Decides where a guest's data port may be called. */
@FunctionalInterface
public interface AddressRule {

    /**
     * Where one seen at {@code seen}, who says that it serves at {@code claimed}, may be called.
     *
     * @return empty if it may not be called at all
     */
    Optional<PeerEndpoint> callable(String claimed, int port, String seen);
}
