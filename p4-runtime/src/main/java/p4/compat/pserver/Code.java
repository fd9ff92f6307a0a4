package p4.compat.pserver;

/** What the dialect answers with, over either wire: statuses of HTTP. */
final class Code {

    static final int OK = 200;
    static final int SENSELESS = 400;
    static final int STRANGER = 401;
    static final int FORBIDDEN = 403;
    static final int MISSING = 404;
    static final int TAKEN = 409;
    static final int TOO_LARGE = 413;
    static final int TOO_MANY = 429;
    static final int LATER = 503;

    private Code() {}
}
