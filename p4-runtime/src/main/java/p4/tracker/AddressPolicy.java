package p4.tracker;

import java.util.Optional;
import p4.control.Caller;
import p4.control.ControlReply.Refused;
import p4.control.ControlRequest.Announce;
import p4.control.Refusal;
import p4.model.PeerEndpoint;

/**
 * Which address a peer may announce: the one the tracker sees, and only a public one.
 *
 * <p>An operator may allow others ({@code anyAddress}), and private ones and names ({@code lab}). A
 * name is not public: it may lead anywhere, and elsewhere tomorrow. Source: threats, row 1.
 */
public record AddressPolicy(boolean anyAddress, boolean lab) {

    /** Why the address of {@code announce} is refused; empty if it is not. */
    Optional<Refused> objection(Announce announce, Caller caller) {
        if (announce.port().isEmpty()) return Optional.empty();
        return objection(announce.host(), announce.port().getAsInt(), caller.reachedAt());
    }

    /** Where {@code announce} says the peer serves, once there is no {@link #objection}. */
    Optional<PeerEndpoint> endpoint(Announce announce, Caller caller) {
        if (announce.port().isEmpty()) return Optional.empty();
        String host = IpAddress.bare(announce.host().orElse(caller.reachedAt()));
        return Optional.of(new PeerEndpoint(host, announce.port().getAsInt()));
    }

    /**
     * Where one that is seen at {@code seen}, and says that it is at {@code claimed}, may be called.
     *
     * <p>What it says counts only where any address is allowed: others mean no harm, and merely do not
     * know how they are seen. Empty if it may not be called at all.
     */
    public Optional<PeerEndpoint> callable(String claimed, int port, String seen) {
        Optional<String> wanted = anyAddress ? Optional.of(claimed) : Optional.empty();
        if (objection(wanted, port, seen).isPresent()) return Optional.empty();
        return Optional.of(new PeerEndpoint(IpAddress.bare(wanted.orElse(seen)), port));
    }

    /** The address of {@code caller}, without brackets. */
    static String seen(Caller caller) {
        return IpAddress.bare(caller.reachedAt());
    }

    private Optional<Refused> objection(Optional<String> wanted, int port, String seenRaw) {
        String seen = IpAddress.bare(seenRaw);
        String host = IpAddress.bare(wanted.orElse(seen));
        if (!anyAddress && !isSame(host, seen)) {
            return forbidden("this tracker takes only the address it sees, " + seen);
        }
        if (!lab && IpAddress.parse(host).filter(IpAddress::isPublic).isEmpty()) {
            return forbidden(host + " is not a public address; a private network needs --lab");
        }
        return malformed(host, port);
    }

    private static boolean isSame(String host, String seen) {
        Optional<IpAddress> address = IpAddress.parse(host);
        return host.equals(seen) || (address.isPresent() && address.equals(IpAddress.parse(seen)));
    }

    private static Optional<Refused> malformed(String host, int port) {
        try {
            return Optional.of(new PeerEndpoint(host, port)).flatMap(valid -> Optional.empty());
        } catch (IllegalArgumentException invalid) {
            return Optional.of(
                    Refusals.no(Refusal.MALFORMED, String.valueOf(invalid.getMessage())));
        }
    }

    private static Optional<Refused> forbidden(String detail) {
        return Optional.of(Refusals.no(Refusal.ADDRESS_FORBIDDEN, detail));
    }
}
