package p4.wire.http;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import p4.control.ControlReply;
import p4.control.ControlReply.Announced;
import p4.control.ControlReply.Disconnected;
import p4.control.ControlReply.Found;
import p4.control.ControlReply.Listing;
import p4.control.ControlReply.Located;
import p4.control.ControlReply.Noted;
import p4.control.ControlReply.Offer;
import p4.control.ControlReply.Placed;
import p4.control.ControlReply.Published;
import p4.control.ControlReply.Refused;
import p4.control.ControlReply.Renewed;
import p4.control.ControlReply.Verified;
import p4.control.Refusal;
import p4.model.FilePath;
import p4.model.PeerEndpoint;
import p4.model.PeerId;
import p4.model.Printable;
import p4.model.Ticket;
import p4.model.TicketKey;
import p4.model.Token;

/**
 * Reads a tracker's reply from an HTTP reply.
 *
 * <p>Ignores keys it does not know, so that a newer tracker may say more.
 */
final class ReplyReader {

    private ReplyReader() {}

    /**
     * Reads what was answered on {@code route}.
     *
     * @throws Malformed if this is neither the reply that belongs to the route nor a refusal
     */
    static ControlReply read(HttpRoute route, HttpReply reply) {
        JsonValue json = StrictJson.read(reply.body());
        return reply.status() == 200 ? success(route, json) : refusal(reply.status(), json);
    }

    private static ControlReply success(HttpRoute route, JsonValue json) {
        return switch (route) {
            case ANNOUNCE -> announced(json);
            case PUBLISH -> published(json);
            case HEARTBEAT -> new Renewed(json.get("heartbeatMillis").millis());
            case LIST -> listing(json);
            case SEARCH -> found(json);
            case LOCATE -> located(json);
            case PLACE -> new Placed(offers(json.get("takers")));
            case VERIFY -> new Verified(json.get("requester").as(PeerId::new));
            case REPORT -> nothing(json, new Noted());
            case DISCONNECT -> nothing(json, new Disconnected());
            case HEALTH, METRICS -> throw new AssertionError(route);
        };
    }

    private static Refused refusal(int status, JsonValue json) {
        String name = json.get("error").text();
        Refusal why = Stream.of(Refusal.values())
                .filter(refusal -> refusal.name().equals(name) && refusal.httpStatus() == status)
                .findFirst()
                .orElseThrow(
                        () -> new Malformed("status " + status + ", " + Printable.escape(name)));
        Optional<Duration> retryAfter = json.find("retryAfterMillis").map(JsonValue::millis);
        return new Refused(why, json.get("detail").text(), retryAfter);
    }

    private static ControlReply nothing(JsonValue json, ControlReply reply) {
        json.members();
        return reply;
    }

    private static Announced announced(JsonValue json) {
        return new Announced(
                json.get("peer").as(PeerId::new),
                json.get("token").as(Token::new),
                json.get("leaseMillis").millis(),
                json.get("heartbeatMillis").millis(),
                json.get("observedHost").text(),
                json.get("ticketKey").as(TicketKey::new));
    }

    private static Published published(JsonValue json) {
        int files = json.get("files").wholeInt(0, Integer.MAX_VALUE);
        return new Published(files, json.get("bytes").whole(0, Long.MAX_VALUE));
    }

    private static Listing listing(JsonValue json) {
        Optional<FilePath> next = json.find("next").map(path -> path.as(FilePath::new));
        return new Listing(TreeJson.read(json.get("tree")), next);
    }

    private static Found found(JsonValue json) {
        var files =
                json.get("files").elements().stream().map(TreeJson::readFile).toList();
        return new Found(files, json.get("truncated").flag());
    }

    private static Located located(JsonValue json) {
        return new Located(TreeJson.readFile(json.get("file")), offers(json.get("holders")));
    }

    private static List<Offer> offers(JsonValue json) {
        return json.elements().stream().map(ReplyReader::offer).toList();
    }

    private static Offer offer(JsonValue json) {
        String host = json.get("host").text();
        int port = json.get("port").wholeInt(1, 65_535);
        return new Offer(
                json.get("peer").as(PeerId::new),
                json.checked(() -> new PeerEndpoint(host, port)),
                json.get("ticket").as(Ticket::parse));
    }
}
