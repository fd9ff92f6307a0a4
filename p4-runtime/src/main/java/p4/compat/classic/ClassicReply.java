package p4.compat.classic;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import p4.compat.GuestRefused;
import p4.control.Refusal;
import p4.peer.CommandFailed;
import p4.transfer.TransferRefusal;
import p4.transfer.TransferRefused;
import p4.wire.http.HttpReply;

/** What the original answers, word by word; beyond that, the status of the native protocol. */
final class ClassicReply {

    private static final String MESSAGE = "message";

    private ClassicReply() {}

    /** A key is missing or null, or no such thing can be. */
    static HttpReply invalid() {
        return message(400, "Invalid request");
    }

    /** Nobody has that token; the original says so with 404, and once with 401. */
    static HttpReply unknownPeer(int status) {
        return message(status, "Peer not found");
    }

    static HttpReply noSuchFile() {
        return message(404, "File not found");
    }

    static HttpReply tooLarge() {
        return message(413, "File too large for this protocol");
    }

    /** One line in JSON. */
    static HttpReply message(int status, String text) {
        return one(status, MESSAGE, text);
    }

    /** One value in JSON, under {@code key}. */
    static HttpReply one(int status, String key, String text) {
        var body = new JsonObject();
        body.addProperty(key, text);
        return HttpReply.json(status, body.toString());
    }

    static HttpReply files(List<String> names) {
        var list = new JsonArray();
        names.forEach(list::add);
        var body = new JsonObject();
        body.add("files", list);
        return HttpReply.json(200, body.toString());
    }

    /** What is said of a register that the tracker refused. */
    static HttpReply refused(GuestRefused refused) {
        return switch (refused.why()) {
            case BAD_CREDENTIALS -> message(401, "Invalid token");
            case NAME_TAKEN -> message(400, "Peer already registered");
            case MALFORMED, ADDRESS_FORBIDDEN -> invalid();
            case STALE_TOKEN,
                    TICKET_FORGED,
                    TICKET_EXPIRED,
                    TICKET_REPLAYED,
                    NO_SUCH_FILE,
                    NO_TAKER,
                    CONFLICT,
                    TOO_LARGE,
                    TOO_MANY,
                    DRAINING -> message(refused.why().httpStatus(), "Try again later");
        };
    }

    /** What is said of a file that cannot be added. */
    static HttpReply refused(TransferRefused refused) {
        return refused.why() == TransferRefusal.EXHAUSTED ? tooLarge() : invalid();
    }

    /** What is said of a question that came to nothing. */
    static HttpReply failed(CommandFailed failed) {
        return switch (failed.kind()) {
            case NOT_FOUND -> noSuchFile();
            case INVALID -> invalid();
            case UNAUTHORIZED, CONFLICT, FAILED ->
                message(Refusal.DRAINING.httpStatus(), "Try again later");
        };
    }
}
