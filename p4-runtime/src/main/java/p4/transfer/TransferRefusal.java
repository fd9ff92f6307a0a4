package p4.transfer;

/** Why a peer refuses to serve or to take bytes; each has one gRPC status. */
public enum TransferRefusal {
    /** UNAUTHENTICATED, {@code http-status: 401}: no ticket, or one that is not good here. */
    UNAUTHENTICATED,
    /** NOT_FOUND: the peer does not hold that path with that content. */
    NOT_FOUND,
    /** ALREADY_EXISTS: the peer has a file of that path, or that content, already. */
    ALREADY_HELD,
    /** INVALID_ARGUMENT: a range outside the file, or a name that is not one. */
    INVALID,
    /** RESOURCE_EXHAUSTED: too many streams, no quota or no disk left. */
    EXHAUSTED,
    /** FAILED_PRECONDITION: the file changed since it was published, or while it was served. */
    CHANGED,
    /** PERMISSION_DENIED: this peer takes no uploads. */
    FORBIDDEN,
    /** UNAVAILABLE: the peer cannot reach its tracker to verify the ticket, or is going down. */
    UNAVAILABLE,
    /** DATA_LOSS: the bytes that came do not have the promised hash; they were thrown away. */
    WRONG_BYTES
}
