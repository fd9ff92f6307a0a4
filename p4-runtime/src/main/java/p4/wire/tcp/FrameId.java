package p4.wire.tcp;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** The four letters that a frame begins with. */
enum FrameId {
    /** Request list. */
    RQLT,
    /** Is this peer alive. */
    PING,
    /** Request files matching string. */
    RQFS,
    /** Response file list. */
    RPFL,
    /** Request file of hash. */
    RQFH,
    /** This peer has files matching string. */
    TPHF,
    /** Error. */
    ERRR,
    /** Received. */
    ACKN;

    /** The id whose letters are the four bytes of {@code word}, the first one uppermost. */
    static Optional<FrameId> of(int word) {
        return Arrays.stream(values()).filter(id -> id.word() == word).findFirst();
    }

    /** The letters in ASCII, as one big-endian number. */
    int word() {
        int word = 0;
        for (byte letter : name().getBytes(StandardCharsets.US_ASCII)) word = word << 8 | letter;
        return word;
    }

    /** Whether it is said by who dialled; the others are said by who was dialled. */
    boolean asks() {
        return switch (this) {
            case RQLT, PING, RQFS, RQFH -> true;
            case RPFL, TPHF, ERRR, ACKN -> false;
        };
    }
}
