package p4.cli;

import java.util.Optional;
import p4.model.PeerEndpoint;

/** Who hears of peers that did not answer where they said they would, or wrongly. */
@FunctionalInterface
interface Unproven {

    /** Hears of {@code endpoint}; {@code why} is known if it was for TLS's sake. From any thread. */
    void hear(PeerEndpoint endpoint, Optional<String> why);
}
