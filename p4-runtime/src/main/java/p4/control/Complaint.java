package p4.control;

/** How a holder failed the peer that asked it for bytes. */
public enum Complaint {
    /** It could not be reached, or the connection broke. */
    UNREACHABLE,
    /** What it sent does not have the promised hash. */
    WRONG_BYTES,
    /** It says it does not hold the file. */
    NOT_HELD
}
