package p4.wire.grpc;

import p4.transfer.TransferRefusal;

/** What proto/README.md says of each refusal, written down a second time. */
final class TransferRefusalStatuses {

    private TransferRefusalStatuses() {}

    /** Its gRPC status and its HTTP status. */
    static String of(TransferRefusal why) {
        return switch (why) {
            case UNAUTHENTICATED -> "UNAUTHENTICATED 401";
            case NOT_FOUND -> "NOT_FOUND 404";
            case ALREADY_HELD -> "ALREADY_EXISTS 409";
            case INVALID -> "INVALID_ARGUMENT 400";
            case EXHAUSTED -> "RESOURCE_EXHAUSTED 429";
            case CHANGED -> "FAILED_PRECONDITION 412";
            case FORBIDDEN -> "PERMISSION_DENIED 403";
            case UNAVAILABLE -> "UNAVAILABLE 503";
            case WRONG_BYTES -> "DATA_LOSS 400";
        };
    }
}
