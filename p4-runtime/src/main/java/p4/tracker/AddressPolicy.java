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
record AddressPolicy(boolean anyAddress, boolean lab) {

    /** Why the address of {@code announce} is refused; empty if it is not. */
    Optional<Refused> objection(Announce announce, Caller caller) {
        if (announce.port().isEmpty()) return Optional.empty();
        String host = host(announce, caller);
        if (!anyAddress && !isSame(host, seen(caller))) {
            return forbidden("this tracker takes only the address it sees, " + seen(caller));
        }
        if (!lab && IpAddress.parse(host).filter(IpAddress::isPublic).isEmpty()) {
            return forbidden(host + " is not a public address; a private network needs --lab");
        }
        return malformed(host, announce.port().getAsInt());
    }

    /** Where {@code announce} says the peer serves, once there is no {@link #objection}. */
    Optional<PeerEndpoint> endpoint(Announce announce, Caller caller) {
        if (announce.port().isEmpty()) return Optional.empty();
        return Optional.of(
                new PeerEndpoint(host(announce, caller), announce.port().getAsInt()));
    }

    /** The address of {@code caller}, without brackets. */
    static String seen(Caller caller) {
        return IpAddress.bare(caller.host());
    }

    private static String host(Announce announce, Caller caller) {
        return IpAddress.bare(announce.host().orElse(caller.host()));
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
