package p4.wire.http;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.time.Duration;
import java.util.List;
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

/** Writes a tracker's reply as an HTTP reply; the other way round is {@link ReplyReader}. */
final class ReplyWriter {

    private ReplyWriter() {}

    /** Writes {@code reply}: 200 and its JSON, or the status and words of its refusal. */
    static HttpReply write(ControlReply reply) {
        if (reply instanceof Refused refused) return Problem.refused(refused);
        return HttpReply.json(200, body(reply).toString());
    }

    private static JsonObject body(ControlReply reply) {
        // Java 17 has no pattern switch; CodecTest.carriesEveryKindOfReply keeps this complete.
        if (reply instanceof Announced announced) return announced(announced);
        if (reply instanceof Published published) return published(published);
        if (reply instanceof Renewed renewed) return millis("heartbeat", renewed.heartbeat());
        if (reply instanceof Listing listing) return listing(listing);
        if (reply instanceof Found found) return found(found);
        if (reply instanceof Located located) return located(located);
        if (reply instanceof Placed placed) return offers("takers", placed.takers());
        if (reply instanceof Verified verified) return verified(verified);
        if (reply instanceof Noted || reply instanceof Disconnected) return new JsonObject();
        throw new AssertionError(reply);
    }

    private static JsonObject announced(Announced announced) {
        var body = new JsonObject();
        body.addProperty("peer", announced.peer().value());
        body.addProperty("token", announced.token().secret());
        body.addProperty("leaseMillis", announced.lease().toMillis());
        body.addProperty("heartbeatMillis", announced.heartbeat().toMillis());
        body.addProperty("observedHost", announced.observedHost());
        body.addProperty("ticketKey", announced.ticketKey().secret());
        return body;
    }

    private static JsonObject published(Published published) {
        var body = new JsonObject();
        body.addProperty("files", published.files());
        body.addProperty("bytes", published.bytes());
        return body;
    }

    private static JsonObject millis(String what, Duration duration) {
        var body = new JsonObject();
        body.addProperty(what + "Millis", duration.toMillis());
        return body;
    }

    private static JsonObject listing(Listing listing) {
        var body = new JsonObject();
        body.add("tree", TreeJson.write(listing.tree()));
        listing.next().ifPresent(next -> body.addProperty("next", next.value()));
        return body;
    }

    private static JsonObject found(Found found) {
        var files = new JsonArray();
        found.files().forEach(file -> files.add(TreeJson.writeFile(file)));
        var body = new JsonObject();
        body.add("files", files);
        body.addProperty("truncated", found.truncated());
        return body;
    }

    private static JsonObject located(Located located) {
        JsonObject body = offers("holders", located.holders());
        body.add("file", TreeJson.writeFile(located.manifest()));
        return body;
    }

    private static JsonObject verified(Verified verified) {
        var body = new JsonObject();
        body.addProperty("requester", verified.requester().value());
        return body;
    }

    private static JsonObject offers(String key, List<Offer> offers) {
        var list = new JsonArray();
        for (Offer offer : offers) {
            var json = new JsonObject();
            json.addProperty("peer", offer.peer().value());
            json.addProperty("host", offer.endpoint().host());
            json.addProperty("port", offer.endpoint().port());
            json.addProperty("ticket", offer.ticket().text());
            list.add(json);
        }
        var body = new JsonObject();
        body.add(key, list);
        return body;
    }
}
