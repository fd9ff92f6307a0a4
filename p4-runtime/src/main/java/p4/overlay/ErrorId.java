package p4.overlay;

import java.util.Arrays;
import java.util.Optional;

/** Why a peer did not do what it was asked; the error ids of {@code ERRR}. */
public enum ErrorId {
    /** The bytes are no message, or a field is out of its range; the connection ends. */
    MALFORMED(1),
    /** The four letters name no message; the connection ends. */
    UNKNOWN_MESSAGE(2),
    /** A frame is longer than frames may be; the connection ends. */
    TOO_LARGE(3),
    /** An answer to a question nobody asked over this connection; the connection ends. */
    UNEXPECTED(4),
    /** A frame did not come to its end in time; the connection ends. */
    TOO_SLOW(5),
    /** More requests than this peer takes from one neighbour; this one was not looked at. */
    TOO_MANY(6),
    /** This peer has no room for another connection or piece now. */
    BUSY(7),
    /** No file of this peer has that hash. */
    NO_SUCH_FILE(8),
    /** The offset lies beyond the end of the file. */
    BAD_RANGE(9),
    /** The file changed since it was listed, or cannot be read: what came of it is of no use. */
    FILE_CHANGED(10);

    private final int number;

    ErrorId(int number) {
        this.number = number;
    }

    /** The number on the wire. */
    public int number() {
        return number;
    }

    /** The error with {@code number}, if there is one. */
    public static Optional<ErrorId> of(int number) {
        return Arrays.stream(values()).filter(id -> id.number == number).findFirst();
    }
}
