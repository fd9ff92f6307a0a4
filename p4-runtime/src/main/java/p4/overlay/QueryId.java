package p4.overlay;

import java.util.HexFormat;
import java.util.random.RandomGenerator;

/** The 128-bit number that all copies of one query carry; it cannot be guessed. */
public record QueryId(long high, long low) {

    /** Draws the number of a new query. */
    public static QueryId draw(RandomGenerator chance) {
        return new QueryId(chance.nextLong(), chance.nextLong());
    }

    /** 32 lower-case hexadecimal digits. */
    @Override
    public String toString() {
        return HexFormat.of().toHexDigits(high) + HexFormat.of().toHexDigits(low);
    }
}
