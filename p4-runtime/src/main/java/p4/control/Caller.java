package p4.control;

/**
 * Who a request came from, as the wire saw it.
 *
 * <p>{@code host} is the address the connection came from. {@code admitted} is true once the
 * credentials of an announce were found good; the wire hands over false.
 */
public record Caller(String host, boolean admitted) {

    /** A caller at {@code host} who has not shown anything yet. */
    public static Caller at(String host) {
        return new Caller(host, false);
    }

    /** This caller, with credentials found good. */
    public Caller admit() {
        return new Caller(host, true);
    }
}
