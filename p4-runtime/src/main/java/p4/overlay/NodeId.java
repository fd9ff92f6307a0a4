package p4.overlay;

import java.util.HexFormat;
import java.util.random.RandomGenerator;

/** The 128-bit number by which peers of an overlay know each other; drawn, never given out. */
public record NodeId(long high, long low) implements Comparable<NodeId> {

    /** Draws one; two of them are the same with a chance that may be forgotten. */
    public static NodeId draw(RandomGenerator chance) {
        return new NodeId(chance.nextLong(), chance.nextLong());
    }

    @Override
    public int compareTo(NodeId other) {
        int first = Long.compareUnsigned(high, other.high);
        return first == 0 ? Long.compareUnsigned(low, other.low) : first;
    }

    /** 32 lower-case hexadecimal digits. */
    @Override
    public String toString() {
        return HexFormat.of().toHexDigits(high) + HexFormat.of().toHexDigits(low);
    }
}
