package p4.wire.tcp;

import p4.overlay.ErrorId;

/** Bytes that are no message; nothing after them on the connection can be read. */
final class BadFrame extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ErrorId why;

    BadFrame(ErrorId why, String detail) {
        super(detail);
        this.why = why;
    }

    ErrorId why() {
        return why;
    }
}
