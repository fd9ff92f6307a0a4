package p4.compat.pserver;

import p4.compat.GuestRefused;
import p4.model.PeerEndpoint;
import p4.peer.CommandFailed;
import p4.wire.http.HttpReply;

/** What the tracker of the dialect answers: a status and a line of plain text. */
final class PserverReply {

    private static final String TEXT = "text/plain;charset=utf-8";

    private PserverReply() {}

    /** One line of text. */
    static HttpReply line(int status, String text) {
        return HttpReply.text(status, TEXT, text);
    }

    static HttpReply done() {
        return line(Code.OK, "OK");
    }

    /** Where to go. */
    static HttpReply place(PeerEndpoint peer) {
        return line(Code.OK, peer.toString());
    }

    static HttpReply wrongPassword() {
        return line(Code.STRANGER, "Wrong password");
    }

    static HttpReply stranger() {
        return line(Code.STRANGER, "Log in first");
    }

    static HttpReply noHolder() {
        return line(Code.MISSING, "File not found");
    }

    static HttpReply alone() {
        return line(Code.MISSING, "No other peer");
    }

    static HttpReply tooLarge() {
        return line(Code.TOO_LARGE, "Too large for this protocol");
    }

    static HttpReply tooMany() {
        return line(Code.TOO_MANY, "Try again later");
    }

    /** What is said of a program that the tracker did not let in. */
    static HttpReply refused(GuestRefused refused) {
        return line(refused.why().httpStatus(), "Try again later");
    }

    /** What is said of a question that came to nothing. */
    static HttpReply failed(CommandFailed failed) {
        return switch (failed.kind()) {
            case NOT_FOUND -> noHolder();
            case INVALID, UNAUTHORIZED, CONFLICT, FAILED -> line(Code.LATER, "Try again later");
        };
    }
}
