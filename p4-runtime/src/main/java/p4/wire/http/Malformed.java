package p4.wire.http;

/** Something from the other side that makes no sense; the message says where and why. */
public final class Malformed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Says what is wrong, on one line and without quoting a secret. */
    public Malformed(String message) {
        super(message);
    }
}
