package p4.cli;

import p4.control.Refusal;

/** What a tracker's refusal of a newcomer means, in words for a person. */
final class RefusalText {

    private RefusalText() {}

    static String of(Refusal why) {
        return switch (why) {
            case BAD_CREDENTIALS -> "the secret, or the user and password, are wrong";
            case ADDRESS_FORBIDDEN ->
                "peers at this address are not let in (a tracker with --lab lets private ones in)";
            case NAME_TAKEN -> "another peer has that name";
            case TOO_MANY -> "too many requests, or wrong secrets, for now";
            case DRAINING -> "it is going down";
            case MALFORMED -> "it does not understand the request; is it another version?";
            case STALE_TOKEN -> "it does not know the token";
            case TICKET_FORGED, TICKET_EXPIRED, TICKET_REPLAYED -> "the ticket is no good";
            case NO_SUCH_FILE -> "there is no such file";
            case NO_TAKER -> "no peer takes uploads";
            case CONFLICT -> "the change does not fit what it has";
            case TOO_LARGE -> "that is more than it takes";
        };
    }
}
