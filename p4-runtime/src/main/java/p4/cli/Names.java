package p4.cli;

import java.util.random.RandomGenerator;
import p4.model.PeerId;

/** Makes up names for peers whose owners gave none. */
final class Names {

    private static final long NAMES = 1L << 40;
    private static final int RADIX = 32;

    private Names() {}

    static PeerId madeUp(RandomGenerator chance) {
        return new PeerId("peer-" + Long.toString(chance.nextLong(NAMES), RADIX));
    }
}
