package p4.tracker;

import java.util.Collection;
import java.util.Optional;
import p4.model.ContentHash;
import p4.model.PeerId;

/** Where the leases are kept; there is at most one for each name and one for each token. */
interface LeaseStore {

    /** The lease whose token has the SHA-256 {@code token}. */
    Optional<Lease> byToken(ContentHash token);

    /** The lease of {@code peer}. */
    Optional<Lease> byName(PeerId peer);

    /** The lease that ends first; of several, the one of the first name. */
    Optional<Lease> firstToEnd();

    /** Keeps {@code lease} in place of the one of the same name, if there is one. */
    void put(Lease lease);

    /** Forgets the lease of {@code peer}. */
    void remove(PeerId peer);

    /** Every lease there is now, by name. */
    Collection<Lease> all();

    /** The peers that take uploads. */
    Holders takers();

    /** How many there are. */
    int size();
}
