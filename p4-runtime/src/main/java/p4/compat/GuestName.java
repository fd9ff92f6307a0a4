package p4.compat;

import java.nio.charset.StandardCharsets;
import p4.model.ContentHash;
import p4.model.PeerId;

/** Makes names of peers from what programs of other tongues call themselves. */
public final class GuestName {

    private static final int DIGITS = 16;

    private GuestName() {}

    /** {@code given}, if a peer can be called that; otherwise {@code prefix} and a hash of it. */
    public static PeerId of(String prefix, String given) {
        try {
            return new PeerId(given);
        } catch (IllegalArgumentException unfit) {
            byte[] bytes = given.getBytes(StandardCharsets.UTF_8);
            return new PeerId(
                    prefix + "-" + ContentHash.ofContent(bytes).hex().substring(0, DIGITS));
        }
    }
}
