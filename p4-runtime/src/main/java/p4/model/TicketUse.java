package p4.model;

/** What a ticket lets its bearer do with the named content at the named holder. */
public enum TicketUse {
    /** Read bytes from the holder, once. */
    FETCH,
    /** Give bytes to the holder, once. */
    STORE
}
