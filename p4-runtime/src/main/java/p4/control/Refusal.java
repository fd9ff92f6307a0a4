package p4.control;

/** Why a tracker refuses; each has one HTTP status. */
public enum Refusal {
    /** 400: the request makes no sense; the detail says what is wrong. */
    MALFORMED(400),
    /** 401: wrong secret, or wrong user or password. */
    BAD_CREDENTIALS(401),
    /** 401: no token, or one that belongs to no live lease: announce again. */
    STALE_TOKEN(401),
    /** 401: a ticket that was not signed for this holder, or was altered. */
    TICKET_FORGED(401),
    /** 401: a ticket whose time is over. */
    TICKET_EXPIRED(401),
    /** 401: a ticket that was used before. */
    TICKET_REPLAYED(401),
    /** 403: the address asked for may not be announced. */
    ADDRESS_FORBIDDEN(403),
    /** 404: nobody offers that file. */
    NO_SUCH_FILE(404),
    /** 404: no peer takes uploads and has room for the file. */
    NO_TAKER(404),
    /** 409: another peer holds that name. */
    NAME_TAKEN(409),
    /** 409: the change does not fit what the tracker has; publish the whole tree. */
    CONFLICT(409),
    /** 413: more bytes or files than the limits allow. */
    TOO_LARGE(413),
    /** 429: too many requests, peers or wrong guesses; try again later. */
    TOO_MANY(429),
    /** 503: the tracker is going down. */
    DRAINING(503);

    private final int httpStatus;

    Refusal(int httpStatus) {
        this.httpStatus = httpStatus;
    }

    /** The HTTP status that says this, 400 to 503. */
    public int httpStatus() {
        return httpStatus;
    }
}
