package p4.control;

/**
 * Who a request came from, as the wire saw it.
 *
 * <p>{@code host} is the address the connection came from. {@code admitted} is true once the
 * credentials of an announce were found good; the wire hands over false. {@code reachedAt} is the
 * address at which it is served: its own, or that of a gateway in the tracker's own process.
 */
public record Caller(String host, boolean admitted, String reachedAt) {

    /** A caller at {@code host} who has not shown anything yet. */
    public static Caller at(String host) {
        return new Caller(host, false, host);
    }

    /** This caller, with credentials found good. */
    public Caller admit() {
        return new Caller(host, true, reachedAt);
    }

    /** This caller, with nothing shown yet. */
    public Caller stranger() {
        return new Caller(host, false, reachedAt);
    }

    /** This caller, for whom a gateway at {@code gateway} serves. */
    public Caller servedAt(String gateway) {
        return new Caller(host, admitted, gateway);
    }
}
